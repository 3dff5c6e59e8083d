import { describe, expect, it } from "vitest";
import { makeChanges } from "../../../src/core/edits/make-changes.ts";
import type { MadeChanges, PlannedChange } from "../../../src/core/edits/try-changes.ts";

const NONE = new Uint8Array();

function planned(task: string, byteStart: number): PlannedChange {
  return { change: { task, to: "done" }, edits: [{ byteStart, oldBytes: NONE, newBytes: NONE, why: "" }], entry: null };
}

const made = (changes: readonly PlannedChange[]): MadeChanges => ({ planned: changes, edits: [], bytes: NONE });
const idsOf = (changes: readonly PlannedChange[]) => changes.map(({ change }) => change.task).join(" ");

/** Tries changes where some fail, and writes down what was tried together. */
function search(
  ids: string,
  fails: (together: string) => boolean | readonly string[],
  placeOf = (_: string, at: number) => at,
) {
  const tried: string[] = [];
  const changes = ids.split(" ").map((id, at) => planned(id, placeOf(id, at)));
  const { made: result, refusals } = makeChanges(changes, (together) => {
    tried.push(idsOf(together));
    const failed = fails(idsOf(together));
    if (failed === false) return made(together);
    return failed === true ? [] : failed.map((task) => ({ task, reason: "named", hint: "" }));
  });
  return { made: result && idsOf(result.planned), refused: refusals.map(({ task }) => task).join(" "), tried };
}

describe("making changes together", () => {
  it("takes one try where all can be made", () => {
    expect(search("A B C", () => false)).toEqual({ made: "A B C", refused: "", tried: ["A B C"] });
  });

  it("leaves out those that are named as failing, and tries the rest together", () => {
    const fails = (together: string) => (together.includes("B") ? ["B"] : false);
    expect(search("A B C", fails)).toEqual({ made: "A C", refused: "B", tried: ["A B C", "A C"] });
    expect(search("A", () => ["A"])).toEqual({ made: null, refused: "A", tried: ["A"] });
  });

  it("looks for the failing one by halves where none is named, and joins what is left", () => {
    const fails = (together: string) => together.includes("C");
    expect(search("A B C D", fails)).toEqual({
      made: "A B D",
      refused: "C",
      tried: ["A B C D", "A B", "C D", "C", "D", "A B D"],
    });
  });

  it("keeps the first half where two halves can only be made apart", () => {
    const fails = (together: string) => together.includes("A") && together.includes("B");
    expect(search("A B", fails)).toEqual({ made: "A", refused: "B", tried: ["A B", "A", "B", "A B"] });
  });

  it("makes changes of one box together or not at all", () => {
    const shared = (id: string, at: number) => (id === "C" ? at : 0);
    const fails = (together: string) => together.includes("B");
    expect(search("A B C", fails, shared)).toMatchObject({ made: "C", refused: "A B" });
  });

  it("gives up after a bound on tries, and refuses what was not tried", () => {
    const ids = Array.from({ length: 200 }, (_, at) => `T${at}`).join(" ");
    const { made: result, refused, tried } = search(ids, () => true);
    expect(result).toBeNull();
    expect(refused).toBe(ids);
    expect(tried.length).toBeLessThanOrEqual(60);
    expect(tried.length).toBeGreaterThan(30);
  });

  it("makes nothing of nothing", () => {
    expect(makeChanges([], () => made([]))).toEqual({ made: null, refusals: [] });
  });
});
