import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Mistake, parseLayer } from "../../../src/core/config/parse-layer.ts";

const FOLDER = "fixtures/config/forty-mistakes";

function mistakesIn(name: string): readonly Mistake[] {
  return parseLayer(readFileSync(`${FOLDER}/${name}.yml`, "utf8"), name).mistakes ?? [];
}

/** Fixture, line, key, and what to do about it or how that begins. */
const EXPECTED: readonly (readonly [string, number, string, string])[] = [
  ["bundles-always", 2, "bundles", "Write one of them, such as `optional`."],
  ["bundles-path-singular", 4, "bundles.path", "Did you mean paths?"],
  ["bundles-paths-alone", 2, "bundles.required", "Write `required: true`."],
  ["bundles-paths-text", 2, "bundles.paths", 'Write `paths: ["src/**"]`.'],
  ["command-unknown-role", 3, "commands.tick", "Write one of them, such as `anyone`."],
  ["command-unknown", 2, "commands.approve", "Known are help, "],
  ["comment-never", 2, "comment", "Write one of them, such as `auto`."],
  ["enforce-a-list", 2, "enforce", "Write `enforce: { paths: […] }`."],
  ["enforce-empty-glob", 3, "enforce.paths[0]", "Write `- …`."],
  ["enforce-number-for-glob", 5, "enforce.paths[1]", 'Write `- "3"`.'],
  ["file-a-list", 1, "", "Take the dashes away: "],
  ["findings-old-word", 2, "findings", "Did you mean new-only?"],
  ["forbid-waivers-underscore", 2, "forbid_waivers", "Did you mean forbid-waivers?"],
  ["key-in-capitals", 2, "Mode", "Did you mean mode?"],
  ["key-misspelt", 3, "modes", "Did you mean mode?"],
  ["key-twice", 3, "", "Keep one of the two."],
  ["key-under-the-wrong-one", 3, "enforce.ticks", "Write `ticks` at the beginning of a line: it is a key of the file."],
  ["key-unheard-of", 2, "notifications", "Known are version, mode, findings, "],
  ["lane-condition-misspelt", 5, "lanes[0].when.label", "Did you mean labels?"],
  ["lane-size-a-number", 4, "lanes[0].when.size", "Write `size: { files: 1 }`."],
  ["lane-size-half-a-file", 4, "lanes[0].when.size.files", "Write `files: 1`."],
  ["lane-without-name", 3, "lanes[0].name", "Write `name: …`."],
  ["lane-without-when", 3, "lanes[0].when", "Write `when: { labels: […] }`."],
  ["layout-document-above", 5, "layouts[0].documents[0].name", "Write `name: plan.md`."],
  ["layout-root-above", 3, "layouts[0].root", "Write `root: docs/rfcs/*`."],
  ["layout-root-absolute", 3, "layouts[0].root", "Write `root: docs/rfcs/*`."],
  ["layout-root-backslashes", 3, "layouts[0].root", "Write `root: docs/rfcs/*`."],
  ["layout-root-climbing", 3, "layouts[0].root", "Write `root: docs/rfcs/*`."],
  ["layout-root-drive", 3, "layouts[0].root", "Write `root: docs/rfcs/*`."],
  ["layout-root-in-braces", 3, "layouts[0].root", "Write `root: docs/rfcs/*`."],
  ["layout-without-documents", 3, "layouts[0].documents", "Write `documents: [{ name: plan.md }]`."],
  ["list-unclosed", 3, "", "Quote texts that hold `:`, `#`, `*` or brackets, and indent with spaces."],
  ["locked-unknown-key", 2, "locked[0]", "Did you mean mode?"],
  ["marker-unknown-status", 3, "markers.~", "Write one of them, such as `todo`."],
  ["mode-empty", 2, "mode", "Write one of them, such as `report`."],
  ["mode-misspelt", 2, "mode", "Did you mean enforce?"],
  ["mode-yes", 2, "mode", "Write one of them, such as `report`."],
  ["never-text", 2, "never", 'Write `never: ["infra/**"]`.'],
  ["override-options", 5, "overrides[0].rules.graph/cycle", "Write one of them, such as `off`."],
  ["override-singular-path", 3, "overrides[0].path", "Did you mean paths?"],
  ["override-unknown-dialect", 4, "overrides[0].dialect", "Did you mean spec-kit?"],
  ["override-unknown-rule", 4, "overrides[0].rules.graph/cycles", "Did you mean graph/cycle?"],
  ["rule-level-misspelt", 3, "rules.graph/cycle", "Did you mean error?"],
  ["rule-level-of-another-tool", 3, "rules.graph/cycle", "Write one of them, such as `off`."],
  ["rule-misspelt", 3, "rules.tasks/duplicate-ids", "Did you mean tasks/duplicate-id?"],
  ["rule-option-misspelt", 4, "rules.graph/unknown-dependency.ignored", "Did you mean ignore?"],
  ["rule-option-out-of-range", 3, "rules.docs/agent-files-drift.threshold", "Write `threshold: 1`."],
  ["rule-option-text-for-list", 3, "rules.graph/unknown-dependency.ignore", "Write `ignore: [T900]`."],
  ["rule-option-text-for-number", 3, "rules.docs/agent-files-drift.threshold", "Write `threshold: 1`."],
  ["rule-without-group", 3, "rules.cycle", "Did you mean graph/cycle?"],
  ["rules-a-list", 2, "rules", "Write `rules: { bundle/missing-document: { optional: […] } }`."],
  ["rules-a-list-of-maps", 2, "rules", "Take the dashes away: `graph/cycle: warning`."],
  ["schemas-a-map", 2, "schemas", "Write `schemas: [{ files: … }]`."],
  ["star-unquoted", 3, "", "Quote a text that begins with a star."],
  ["tab-for-indent", 3, "", "Indent with spaces."],
  ["ticks-branch", 2, "ticks", "Write one of them, such as `auto`."],
  ["version-missing", 1, "version", "Write `version: 1`."],
  ["version-quoted", 1, "version", "Write `version: 1`."],
  ["version-two", 1, "version", "Write `version: 1`."],
  ["waiver-date-the-other-way", 6, "waivers[0].expires", "Write `expires: 2027-01-31`."],
  ["waiver-until-no-day", 6, "waivers[0].expires", "That month ends on 2027-02-28. Write `expires: 2027-02-28`."],
  ["waiver-until-no-leap-day", 6, "waivers[0].expires", "That month ends on 2027-02-28."],
  ["waiver-without-end", 3, "waivers[0].expires", "Write `expires: 2027-01-31`."],
  ["waiver-without-reason", 3, "waivers[0].reason", "Write `reason: …`."],
  ["words-alone", 1, "", "Begin it with the line `version: 1`."],
];

describe("a configuration with one mistake", () => {
  it("is tried in every way that there is a fixture for, forty at least", () => {
    const names = readdirSync(FOLDER).map((name) => name.replace(/\.yml$/, ""));
    expect(EXPECTED.map(([name]) => name).toSorted()).toEqual(names.toSorted());
    expect(names.length).toBeGreaterThanOrEqual(40);
  });

  it.each(EXPECTED)("%s: line %d, key %j, and what to write instead", (name, line, key, suggestion) => {
    const mistakes = mistakesIn(name);
    expect(mistakes).toMatchObject([{ line, key }]);
    // Lists of all there is grow; their beginning is enough.
    expect(mistakes[0]?.suggestion.slice(0, suggestion.length)).toBe(suggestion);
  });
});

describe("a configuration with all of them", () => {
  /** Those that leave YAML whole and stand under a key of their own. */
  const whole = EXPECTED.filter(([, , key]) => key !== "" && !key.startsWith("version"));

  it("names every one of them, top to bottom", () => {
    const first = new Map(whole.map(([name, , key]) => [key.split(/[.[]/)[0] ?? "", name] as const));
    const texts = [...first.values()].map((name) => readFileSync(`${FOLDER}/${name}.yml`, "utf8"));
    const text = `version: 1\n${texts.map((each) => each.replace(/^version: 1\n+/, "")).join("")}`;
    const mistakes = parseLayer(text, "all").mistakes ?? [];
    expect(mistakes.map(({ key }) => key.split(/[.[]/)[0])).toEqual([...first.keys()]);
    expect(mistakes.map(({ line }) => line)).toEqual(mistakes.map(({ line }) => line).toSorted((a, b) => a - b));
  });
});
