import { expect, it } from "vitest";
import { DEFAULT_CONFIG } from "../../../src/core/config/default-config.ts";
import { evaluate } from "../../../src/core/evaluate.ts";
import { treeOf } from "../../support/bundles.ts";

it("no lane eases what a configuration asks less for, whatever it eases beside", () => {
  const when = { labels: ["quick"] };
  const lane = { name: "quick", when, rules: { "trace/config-weakened": "off" }, skip: true, except: [] } as const;
  const path = ".github/spec-kit-enforce.yml";
  const {
    findings,
    outcome,
    lane: taken,
  } = evaluate({
    bundles: [],
    knownBundles: [],
    head: treeOf({}),
    base: null,
    config: { ...DEFAULT_CONFIG, mode: "enforce", lanes: [lane] },
    change: {
      ...{ number: 1, title: "Quick", body: "", draft: false, filesComplete: true, labels: ["quick"] },
      author: { login: "mona", isBot: false },
      files: [{ path, status: "modified", previousPath: null }],
      proposal: { path, weakenings: ["`mode` goes from `enforce` to `report`"] },
    },
  });
  expect(taken?.name).toBe("quick");
  expect(outcome).toBe("fail");
  expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([["trace/config-weakened", "error"]]);
});
