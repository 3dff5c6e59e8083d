import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIG } from "../../../src/core/config/default-config.ts";
import { parseConfig } from "../../../src/core/config/parse-config.ts";
import { UserError } from "../../../src/core/errors.ts";
import { rules } from "../../../src/core/rules/index.ts";

const PATH = ".github/spec-kit-enforce.yml";

function refusal(text: string): string {
  try {
    parseConfig(text, PATH);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return "accepted";
}

describe("a configuration", () => {
  it("is laid over the defaults, every rule with its level and options", () => {
    const config = parseConfig("version: 1\nmode: enforce\nrules:\n  tasks/duplicate-id: warning\n", PATH);
    expect(config).toEqual({
      ...DEFAULT_CONFIG,
      mode: "enforce",
      rules: { ...DEFAULT_CONFIG.rules, "tasks/duplicate-id": { level: "warning", options: { ignore: [] } } },
    });
    expect(Object.keys(config.rules)).toEqual(rules.map(({ id }) => id));
  });

  it("blocks nothing unless it is told to", () => {
    expect(DEFAULT_CONFIG).toMatchObject({ mode: "report", findings: "new-only", bundles: "optional", ticks: "auto" });
  });

  it("keeps a rule's own level where only options are written", () => {
    const { rules: settings } = parseConfig(
      'version: 1\nrules:\n  graph/unresolved-dependency: { ignore: ["later"] }\n',
      PATH,
    );
    expect(settings["graph/unresolved-dependency"]).toEqual({ level: "warning", options: { ignore: ["later"] } });
  });

  it("takes off for a word, with and without quotes", () => {
    expect(parseConfig("version: 1\nrules: { graph/cycle: off }\n", PATH).rules["graph/cycle"]?.level).toBe("off");
  });
});

describe("a refusal", () => {
  it.each([
    ["mode: enforce\n", `${PATH} line 1: version is missing. Write \`version: 1\`.`],
    ["version: 2\n", `${PATH} line 1: version is 2, but must be 1. Write \`version: 1\`.`],
    [
      "version: 1\nmode: enforced\n",
      `${PATH} line 2: mode is "enforced", but must be one of report, enforce. Did you mean enforce?`,
    ],
    ["version: 1\n\nfinding: all\n", `${PATH} line 3: There is no setting finding. Did you mean findings?`],
    [
      "version: 1\nrules:\n  graph/cycle: error\n  tasks/duplicate-ids: off\n",
      `${PATH} line 4: There is no setting tasks/duplicate-ids under rules. Did you mean tasks/duplicate-id?`,
    ],
    [
      "version: 1\nrules:\n  graph/cycle: eror\n",
      `${PATH} line 3: rules.graph/cycle is "eror", but must be one of off, info, warning, error. Did you mean error?`,
    ],
    [
      "version: 1\nrules:\n  graph/unknown-dependency:\n    ignored: [T900]\n",
      `${PATH} line 4: There is no setting ignored under rules.graph/unknown-dependency. Did you mean ignore?`,
    ],
    [
      "version: 1\nrules:\n  graph/unknown-dependency:\n    ignore: T900\n",
      `${PATH} line 4: rules.graph/unknown-dependency.ignore is "T900", but must be a list. Write \`ignore: [T900]\`.`,
    ],
    [
      "version: 1\nenforce:\n  paths:\n    - src/**\n    - 3\n",
      `${PATH} line 5: enforce.paths[1] is 3, but must be a string. Write \`- "3"\`.`,
    ],
    [
      "version: 1\nmode: report\nmode: enforce\n",
      `${PATH} line 3: This is not YAML: Map keys must be unique. Keep one of the two.`,
    ],
    ["", `${PATH} line 1: The file holds no settings. Begin it with the line \`version: 1\`.`],
    ["enforce everything\n", `${PATH} line 1: The file holds no settings. Begin it with the line \`version: 1\`.`],
  ])("of %j says where and what to write", (text, message) => {
    expect(refusal(text)).toBe(message);
  });

  it("of what is not YAML says the line", () => {
    expect(refusal("version: 1\nrules: [unclosed\nmode: report\n")).toMatch(/line \d: This is not YAML: /);
  });

  it("of a large file does not read it", () => {
    expect(refusal(`version: 1\n#${" ".repeat(70_000)}`)).toContain("The file is larger than 64 KB.");
  });

  it("of an alias bomb comes at once", () => {
    const bomb = Array.from({ length: 12 }, (_, at) =>
      at === 0 ? "a0: &a0 [x, x]" : `a${at}: &a${at} [${`*a${at - 1}, `.repeat(9)}]`,
    );
    expect(refusal(["version: 1", ...bomb].join("\n"))).toContain("repeats itself too often");
  });

  it("of deep nesting is a sentence and no stack overflow", () => {
    expect(refusal(`version: ${"[".repeat(60_000)}`)).toContain(PATH);
    expect(refusal(`version: ${"{a: ".repeat(15_000)}`)).toContain(PATH);
  });
});
