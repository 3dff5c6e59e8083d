import { describe, expect, it } from "vitest";
import type { Layer } from "../../../src/core/config/layer.ts";
import { requireLayer } from "../../../src/core/config/parse-layer.ts";
import { resolveLayers } from "../../../src/core/config/resolve-layers.ts";
import { UserError } from "../../../src/core/errors.ts";

const PATH = ".github/spec-kit-enforce.yml";
const ABOVE = `acme/.github: ${PATH}`;

function organisation(...lines: readonly string[]): Layer {
  return requireLayer(["version: 1", ...lines, ""].join("\n"), ABOVE, "organisation");
}

function repository(...lines: readonly string[]): Layer {
  return requireLayer(["version: 1", ...lines, ""].join("\n"), PATH);
}

describe("a repository's layer over the organisation's", () => {
  it("replaces words and leaves what it does not mention", () => {
    const { config } = resolveLayers(organisation("mode: enforce", "findings: all"), repository("findings: new-only"));
    expect(config).toMatchObject({ mode: "enforce", findings: "new-only", ticks: "auto" });
  });

  it("merges rules one by one, level and options each for itself", () => {
    const above = organisation(
      "rules:",
      "  graph/cycle: warning",
      "  trace/bulk-tick: { level: error, most: 3 }",
      "  tasks/reopened: error",
    );
    const { config } = resolveLayers(above, repository("rules:", "  trace/bulk-tick: info", "  tasks/reopened: { }"));
    expect(config.rules["graph/cycle"]?.level).toBe("warning");
    expect(config.rules["trace/bulk-tick"]).toMatchObject({ level: "info", options: { most: 3 } });
    expect(config.rules["tasks/reopened"]?.level).toBe("error");
  });

  it("adds to lists of entries and cannot take out what stands above", () => {
    const above = organisation("never: ['infra/**']", "forbid-waivers: [graph/cycle]");
    const { config } = resolveLayers(above, repository("never: ['keys/**']", "forbid-waivers: []"));
    expect(config.rules["scope/out-of-scope-file"]?.options).toMatchObject({ never: ["infra/**", "keys/**"] });
    expect(config.forbidWaivers).toEqual(["graph/cycle"]);
  });

  it("keeps the waivers of each layer apart", () => {
    const waiver = (place: string) => [
      "waivers:",
      `  - { rule: graph/cycle, place: ${place}, reason: Later., expires: 2027-01-31 }`,
    ];
    const { config } = resolveLayers(organisation(...waiver("T001")), repository(...waiver("T002")));
    expect(config.waivers?.map(({ place, from }) => `${place} ${from}`)).toEqual([
      "T001 organisation",
      "T002 repository",
    ]);
  });

  it("may hold more entries together than one file can", () => {
    const entry = "  - { paths: [a], rules: { graph/cycle: off } }";
    const many = ["overrides:", ...Array.from({ length: 80 }, () => entry)];
    expect(resolveLayers(organisation(...many), repository(...many)).config.overrides).toHaveLength(160);
  });

  it("is refused where it makes a rule's list longer than the rule takes", () => {
    const many = (from: string) => `never: [${Array.from({ length: 150 }, (_, at) => from + at).join(", ")}]`;
    expect(() => resolveLayers(organisation(many("a")), repository(many("b")))).toThrow(UserError);
  });
});

describe("a key that the organisation has locked", () => {
  it("keeps its value, and the repository is told where its own has no effect", () => {
    const { config, notices } = resolveLayers(
      organisation("mode: enforce", "locked: [mode]"),
      repository("mode: report", "findings: all"),
    );
    expect(config).toMatchObject({ mode: "enforce", findings: "all" });
    expect(notices).toEqual([`\`mode\` (${PATH} line 2) has no effect: the organisation has locked it in ${ABOVE}.`]);
  });

  it("keeps the default where the organisation sets none", () => {
    expect(resolveLayers(organisation("locked: [ticks]"), repository("ticks: off")).config.ticks).toBe("auto");
  });

  it.each([
    ["in rules", ["rules: { graph/cycle: off }"], "rules.graph/cycle"],
    ["in an override", ["overrides:", "  - rules: { graph/cycle: off }"], "overrides.0.rules.graph/cycle"],
    [
      "in a lane",
      ["lanes:", "  - { name: docs, when: { bots: true }, rules: { graph/cycle: off } }"],
      "lanes.0.rules.graph/cycle",
    ],
  ])("holds for a rule %s", (_, lines, key) => {
    const above = organisation("rules: { graph/cycle: error }", "locked: [rules.graph/cycle]");
    const { config, notices } = resolveLayers(above, repository(...lines));
    expect(config.rules["graph/cycle"]?.level).toBe("error");
    expect(JSON.stringify([config.overrides, config.lanes])).not.toContain('"graph/cycle":"off"');
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(`\`${key}\``);
  });

  it("is not eased by a lane of the repository, but by one of the organisation", () => {
    const lane = ["lanes:", "  - { name: docs, when: { bots: true }, skip: true }"];
    const locked = "locked: [rules.graph/cycle]";
    expect(resolveLayers(organisation(locked), repository(...lane)).config.lanes?.[0]?.except).toEqual(["graph/cycle"]);
    expect(resolveLayers(organisation(locked, ...lane), repository()).config.lanes?.[0]?.except).toEqual([]);
  });

  it("takes the other names of the rule's options with it", () => {
    const above = organisation("locked: [rules.scope/out-of-scope-file]");
    const { config } = resolveLayers(above, repository("scope: { allow: ['**'] }"));
    expect(config.rules["scope/out-of-scope-file"]?.options.allow).toEqual([]);
  });

  it("cannot be locked by a repository for itself", () => {
    const { config, notices } = resolveLayers(null, repository("mode: enforce", "locked: [mode]"));
    expect(config.mode).toBe("enforce");
    expect(notices).toEqual([
      `\`locked\` (${PATH} line 3) has a meaning in the organisation's file alone and has no effect.`,
    ]);
  });
});

describe("provenance", () => {
  const { provenance, config } = resolveLayers(
    organisation("mode: enforce", "locked: [mode]", "never: ['infra/**']"),
    repository("rules:", "  graph/cycle: off", "never: ['keys/**']"),
  );
  const of = (key: string) => provenance.find((each) => each.key === key);

  it("names the layer, file and line of what was written", () => {
    expect(of("mode")).toMatchObject({ value: "enforce", layer: "organisation", path: ABOVE, line: 2, locked: true });
    expect(of("rules.graph/cycle")).toMatchObject({ layer: "repository", path: PATH, line: 3, locked: false });
    expect(of("findings")).toMatchObject({ value: "new-only", layer: "defaults", path: null, line: null });
  });

  it("goes through lists that add up entry by entry", () => {
    expect(of("never[0]")).toMatchObject({ value: "infra/**", layer: "organisation", line: 4 });
    expect(of("never[1]")).toMatchObject({ value: "keys/**", layer: "repository", line: 4 });
  });

  it("has every rule", () => {
    const named = provenance.flatMap(({ key }) => (key.startsWith("rules.") ? [key.slice("rules.".length)] : []));
    expect(named).toEqual(Object.keys(config.rules));
  });
});
