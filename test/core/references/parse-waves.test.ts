import { describe, expect, it } from "vitest";
import { parseWaves } from "../../../src/core/references/parse-waves.ts";

describe("a plan of waves", () => {
  it.each([
    ['{"waves":[{"id":0,"tasks":["1.1","1.2"]},{"id":1,"tasks":["2.1"]}]}', [["1.1", "1.2"], ["2.1"]]],
    ['{"waves":[{"wave":1,"tasks":["1.1"]},{"wave":2,"taskIds":["2.1"]}]}', [["1.1"], ["2.1"]]],
    ['{"waves":[["1.1","1.2"],["2.1"]]}', [["1.1", "1.2"], ["2.1"]]],
    ['{"wave":[[["1.1"],["1.2"]],["2.1"]]}', [["1.1", "1.2"], ["2.1"]]],
    ['[{"wave":1,"tasks":[{"id":"1.1","title":"x"}]},{"wave":2,"tasks":["2.1"]}]', [["1.1"], ["2.1"]]],
    ['{"waves":{"0":["1.1"],"1":["2.1"]}}', [["1.1"], ["2.1"]]],
    ['{"waves":[]}', []],
  ])("is read from %s", (text, waves) => {
    expect(parseWaves(text)).toEqual({ waves, problem: null });
  });

  it("keeps numbers as they are written: 8.10 follows 8.9 and is not 8.1", () => {
    expect(parseWaves('{"waves":[{"id":0,"tasks":[8.1, 8.9]},{"id":1,"tasks":[8.10]}]}')?.waves).toEqual([
      ["8.1", "8.9"],
      ["8.10"],
    ]);
  });

  it("says when it is no JSON, or too long to be read", () => {
    expect(parseWaves('{"waves":[{"id":0,')?.problem).toBe("it is not valid JSON");
    expect(parseWaves(`{"waves":[${"[".repeat(300_000)}`)?.problem).toMatch(/longer than/);
    expect(parseWaves(`{"waves":${"[".repeat(100_000)}`)?.problem).toBe("it is not valid JSON");
  });

  it.each(['{"compilerOptions":{}}', "waves of the sea", '{"name":"waves"}', '[1, "waves"]'])(
    "is something else than %s",
    (text) => {
      expect(parseWaves(text)?.waves ?? []).toEqual([]);
      expect(parseWaves(text)?.problem ?? null).toBeNull();
    },
  );
});
