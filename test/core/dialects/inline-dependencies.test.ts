import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findInlineDependencies } from "../../../src/core/dialects/inline-dependencies.ts";
import { indexIds, mentionedIds, readOrderStatement } from "../../../src/core/dialects/order-statements.ts";
import { indexPhaseNames } from "../../../src/core/dialects/phase-names.ts";
import { tagsSayBlocks } from "../../../src/core/dialects/tagged-dependencies.ts";
import { anyText } from "../../support/any-text.ts";
import { tasksOf } from "../../support/bundles.ts";

const IDS = indexIds([]);
const NAMES = indexPhaseNames([]);
const PIECES = [
  "depends on T001, ",
  "after ",
  "before T002 ",
  "[D:T001] ",
  "{T001} ",
  "{",
  "[",
  "`",
  "(",
  "T001 → ",
  "T001の後",
  "依存: ",
  "1.1.",
  "not ",
  "must be done before ",
  "; ",
  ", ",
];

function readAll(text: string): unknown[] {
  return [
    findInlineDependencies(text, { isDefined: () => true }),
    readOrderStatement(text, IDS, NAMES),
    mentionedIds(text, IDS, NAMES),
  ];
}

describe("words about a task that are no dependency", () => {
  const isDefined = (id: string) => /^(?:T|WP)\d/.test(id);
  const said = (text: string, owner: string) =>
    findInlineDependencies(text, { isDefined, owner }).flatMap(({ references }) => references);

  it("are what is true after the very task, in its own block", () => {
    expect(said("After WP01:", "WP01")).toEqual([]);
    expect(said("After WP01:", "WP02")).toEqual([{ kind: "id", id: "WP01", confidence: "exact" }]);
    expect(said("Depends on WP01", "WP01")).toHaveLength(1);
  });

  it("are words that are quoted as words", () => {
    expect(said("Patterns such as `Depends on WP02` are left to the parser", "WP01")).toEqual([]);
    expect(said("Draw it, `needs:T002`", "T001")).toHaveLength(1);
  });

  it("are what a prompt tells an agent", () => {
    const { tasks } = tasksOf(
      "- [ ] 1. Types\n  - _Prompt: Role: dev | Task: do 2.1 before 2.2_\n- [ ] 2.1 Base\n- [ ] 2.2 Rest\n",
    );
    expect(tasks.flatMap(({ expressions }) => expressions)).toEqual([]);
  });

  it("are about what belongs to a task, and about what would be", () => {
    const index = {
      ids: ["T001", "T002"],
      positions: new Map([
        ["T001", 0],
        ["T002", 1],
      ]),
    };
    const stated = (text: string) => readOrderStatement(text, index, NAMES).stated;
    expect(stated("T001 stays in place after T002's test covers it")).toEqual([]);
    expect(stated("Two crews are possible only if T002 starts before T001 is over")).toEqual([]);
    expect(stated("T001 starts after T002")).toHaveLength(1);
  });
});

describe("sentences about dependencies", () => {
  it("are read in linear time, whatever they repeat", () => {
    for (const piece of PIECES) {
      const started = performance.now();
      readAll(piece.repeat(Math.floor(200_000 / piece.length)));
      expect(performance.now() - started).toBeLessThan(2_000);
    }
  });

  it("never throw, and point into the text", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES), anyText()), { maxLength: 20 }), (parts) => {
        const text = parts.join("");
        readAll(text);
        for (const { start } of findInlineDependencies(text, {})) expect(start).toBeLessThan(text.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the tag [B:…]", () => {
  const directions = (tagBlocks: boolean) =>
    findInlineDependencies("x [B:T005]", { tagBlocks }).map(({ direction }) => direction);

  it("names who is waited for, unless a legend turns it round", () => {
    expect(directions(false)).toEqual(["waits"]);
    expect(directions(true)).toEqual(["blocks"]);
  });

  it.each([
    ["- `[B:T###]`: blocked by", false],
    ["- **[B:ID]** — this task blocks ID", true],
    ["Legend: [B:T001] = blocking another task", true],
    ["- [ ] T001 x [B:T005]", false],
    ["**Tags**: `[B:T001]` \u201a\u00c4\u00ee blocks these", true],
    ["`[B:T001]` \u00e2\u20ac\u201d blocked by", false],
  ])("%j says blocks: %s", (legend, expected) => {
    expect(tagsSayBlocks(legend)).toBe(expected);
  });
});

it("what stands beside an id in a tag is told, and a tag of words alone is none", () => {
  const { tasks } = tasksOf("- [ ] T001 a\n- [ ] T002 b [deps: T001, schema]\n- [ ] T003 c [deps: none of these]\n");
  const kinds = tasks.map(({ expressions }) =>
    expressions.flatMap(({ references }) => references.map(({ kind }) => kind)),
  );
  expect(kinds).toEqual([[], ["id", "prose"], []]);
});
