import { describe, expect, it } from "vitest";
import { findWeakenings } from "../../../src/core/config/find-weakenings.ts";
import { parseLayer } from "../../../src/core/config/parse-layer.ts";
import { resolveLayers } from "../../../src/core/config/resolve-layers.ts";

const ENFORCE = "version: 1\nmode: enforce\n";

function compared(yaml: string, locked: readonly string[] = []) {
  const parsed = parseLayer(yaml, "config.yml");
  if (parsed.mistakes !== null) throw new Error(JSON.stringify(parsed.mistakes));
  return { config: resolveLayers(null, parsed.layer).config, locked };
}

/** What the second configuration asks less for than the first, both below `mode: enforce` unless they say otherwise. */
function weaker(before: string, after: string): readonly string[] {
  const whole = (text: string) => (text.includes("mode:") ? `version: 1\n${text}` : ENFORCE + text);
  return findWeakenings(compared(whole(before)), compared(whole(after)));
}

describe("a configuration asks for less where", () => {
  it.each([
    ["it no longer enforces", "", "mode: report\n", ["`mode` goes from `enforce` to `report`"]],
    ["old findings no longer count", "findings: all\n", "", ["`findings` goes from `all` to `new-only`"]],
    [
      "spec bundles are no longer required",
      "bundles: required\n",
      "",
      ["`bundles` goes from `required` to `optional`"],
    ],
    [
      "a rule is switched off",
      "",
      'rules: { graph/cycle: "off" }\n',
      ["`rules.graph/cycle` goes from `error` to `off`"],
    ],
    [
      "a rule is lowered",
      "rules: { trace/bulk-tick: error }\n",
      "",
      ["`rules.trace/bulk-tick` goes from `error` to `warning`"],
    ],
    [
      "a rule looks away from some files",
      "",
      'rules: { graph/cycle: { ignore: ["old/**"] } }\n',
      ["`rules.graph/cycle.ignore` gains `old/**`"],
    ],
    [
      "a number of a rule grows that allows more",
      "",
      "rules: { trace/bulk-tick: { most: 50 } }\n",
      ["`rules.trace/bulk-tick.most` asks for less, or for something else"],
    ],
    [
      "a number of a rule shrinks that asks for as much",
      "",
      "rules: { bundle/empty-document: { words: 5 } }\n",
      ["`rules.bundle/empty-document.words` asks for less, or for something else"],
    ],
    [
      "a list of exceptions grows",
      "",
      'scope: { allow: ["**"] }\n',
      ["`rules.scope/out-of-scope-file.allow` asks for less, or for something else"],
    ],
    [
      "a list of what is forbidden shrinks",
      'never: ["infra/**"]\n',
      "",
      ["`rules.scope/out-of-scope-file.never` asks for less, or for something else"],
    ],
    [
      "less code is governed",
      'enforce: { paths: ["src/**", "lib/**"] }\n',
      'enforce: { paths: ["src/**"] }\n',
      ["`enforce.paths` loses `lib/**`"],
    ],
    [
      "changes of less need a spec bundle",
      'bundles: { required: true, paths: ["src/**", "lib/**"] }\n',
      'bundles: { required: true, paths: ["src/**"] }\n',
      ["`bundles.paths` loses `lib/**`"],
    ],
    [
      "a part of the repository is eased",
      "",
      'overrides: [{ paths: ["old/**"], rules: { graph/cycle: "off" } }]\n',
      ["`overrides` asks for less somewhere, or for something else"],
    ],
    [
      "a part of the repository is no longer asked for more",
      'overrides: [{ paths: ["core/**"], rules: { trace/bulk-tick: error } }]\n',
      "",
      ["`overrides` asks for less somewhere, or for something else"],
    ],
    [
      "a later override of the same place asks for less than an earlier one",
      'overrides: [{ paths: ["specs/**"], rules: { trace/bulk-tick: error } }]\n',
      'overrides: [{ paths: ["specs/**"], rules: { trace/bulk-tick: error } }, { paths: ["specs/**"], rules: { trace/bulk-tick: warning } }]\n',
      ["`overrides` asks for less somewhere, or for something else"],
    ],
    [
      "an override that held up what a wider one switches off is gone",
      'overrides: [{ paths: ["specs/**"], rules: { trace/bulk-tick: "off" } }, { paths: ["specs/a/**"], rules: { trace/bulk-tick: warning } }]\n',
      'overrides: [{ paths: ["specs/**"], rules: { trace/bulk-tick: "off" } }]\n',
      ["`overrides` asks for less somewhere, or for something else"],
    ],
    [
      "the order of overrides is another",
      'overrides: [{ paths: ["a/**"], rules: { graph/cycle: info } }, { paths: ["a/b/**"], rules: { graph/cycle: error } }]\n',
      'overrides: [{ paths: ["a/b/**"], rules: { graph/cycle: error } }, { paths: ["a/**"], rules: { graph/cycle: info } }]\n',
      ["`overrides` asks for less somewhere, or for something else"],
    ],
    [
      "a lane is added",
      "",
      "lanes: [{ name: small, when: { size: { files: 3 } }, skip: true }]\n",
      ["`lanes` may ease more pull requests, or ease them more"],
    ],
    [
      "a lane is widened",
      "lanes: [{ name: small, when: { size: { files: 3 } }, skip: true }]\n",
      "lanes: [{ name: small, when: { size: { files: 300 } }, skip: true }]\n",
      ["`lanes` may ease more pull requests, or ease them more"],
    ],
    [
      "a finding is waived",
      "",
      "waivers: [{ rule: graph/cycle, place: T012, reason: Later., expires: 2027-01-31 }]\n",
      ["`graph/cycle` is waived at `T012` until 2027-01-31"],
    ],
    [
      "a waiver is given more time",
      "waivers: [{ rule: graph/cycle, place: T012, reason: Later., expires: 2027-01-31 }]\n",
      "waivers: [{ rule: graph/cycle, place: T012, reason: Later., expires: 2028-01-31 }]\n",
      ["`graph/cycle` is waived at `T012` until 2028-01-31"],
    ],
    ["a rule may be waived again", "forbid-waivers: [graph/cycle]\n", "", ["`forbid-waivers` loses `graph/cycle`"]],
    ["tasks are read in one way", "", "dialect: kiro\n", ["`dialect` is changed"]],
    [
      "more people may wave through",
      "",
      "commands: { override: write }\n",
      ["`commands.override` goes from `approver` to `write`"],
    ],
  ])("%s", (_name, before, after, expected) => {
    expect(weaker(before, after)).toEqual(expected);
  });

  it("an organisation unlocks a key", () => {
    expect(findWeakenings(compared(ENFORCE, ["mode"]), compared(ENFORCE))).toEqual(["`locked` loses `mode`"]);
  });

  it("a schema is dropped, named by what it was", () => {
    const schema = "schemas: [{ files: docs/*.json, schema: docs/a.schema.json }]\n";
    expect(weaker(schema, "")).toEqual([expect.stringContaining("`schemas` loses `")]);
  });
});

describe("a configuration asks for no less where", () => {
  it.each([
    ["nothing changed", "", ""],
    ["it begins to enforce", "mode: report\n", "mode: enforce\n"],
    ["nothing was enforced before", "mode: report\n", 'mode: report\nrules: { graph/cycle: "off" }\n'],
    ["a rule is raised", "", "rules: { trace/bulk-tick: error }\n"],
    ["a number asks for more", "", "rules: { trace/bulk-tick: { most: 3 } }\n"],
    ["a list of exceptions shrinks", 'scope: { allow: ["**"] }\n', ""],
    ["a list of what is forbidden grows", "", 'never: ["infra/**"]\n'],
    ["more code is governed", "", 'enforce: { paths: ["src/**"] }\n'],
    ["a waiver ends", "waivers: [{ rule: graph/cycle, place: T012, reason: Later., expires: 2027-01-31 }]\n", ""],
    ["a lane is gone", "lanes: [{ name: small, when: { size: { files: 3 } }, skip: true }]\n", ""],
    ["a part is asked for more", "", 'overrides: [{ paths: ["core/**"], rules: { trace/bulk-tick: error } }]\n'],
    ["a part is eased no longer", 'overrides: [{ paths: ["old/**"], rules: { graph/cycle: info } }]\n', ""],
    ["fewer people may command", "", "commands: { recheck: write }\n"],
    [
      "options of a rule that is off change",
      'rules: { trace/bulk-tick: { level: "off" } }\n',
      'rules: { trace/bulk-tick: { level: "off", most: 99 } }\n',
    ],
    ["ticks are made in another way", "", "ticks: in-pr\n"],
  ])("%s", (_name, before, after) => {
    expect(weaker(before, after)).toEqual([]);
  });
});
