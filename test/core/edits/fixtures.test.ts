import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { applyEdits } from "../../../src/core/edits/apply-edits.ts";
import type { StatusChange } from "../../../src/core/edits/edit.ts";
import { planAll, sourceFile } from "./support.ts";

interface WantedChange {
  readonly changes: readonly StatusChange[];
  readonly changed?: readonly string[];
  readonly unchanged?: readonly string[];
  readonly refused?: Readonly<Record<string, string>>;
}

const root = join(import.meta.dirname, "../../../fixtures/edits");
const cases = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

function read(name: string, file: string): Uint8Array {
  return new Uint8Array(readFileSync(join(root, name, file)));
}

describe.each(cases)("fixtures/edits/%s", (name) => {
  const wanted = JSON.parse(readFileSync(join(root, name, "change.json"), "utf8")) as WantedChange;
  const before = sourceFile(read(name, "before.md"));
  const planned = () => planAll(before, wanted.changes);

  it("gives exactly the bytes of after.md", () => {
    expect(Buffer.from(planned().after).toString("latin1")).toBe(
      Buffer.from(read(name, "after.md")).toString("latin1"),
    );
  });

  it("says what became of every change", () => {
    const plan = planned();
    expect(plan.changed).toEqual(wanted.changed ?? []);
    expect(plan.unchanged).toEqual(wanted.unchanged ?? []);
    const reasons = Object.entries(wanted.refused ?? {}).map(([task, reason]) =>
      expect.objectContaining({ task, reason: expect.stringContaining(reason), hint: expect.stringMatching(/\w.*\./) }),
    );
    expect(plan.refusals).toEqual(reasons);
  });

  it("lists edits that lead from before to after", () => {
    const plan = planned();
    expect(applyEdits(before.bytes, plan.edits)).toEqual(plan.after);
    expect(plan.edits.length > 0).toBe(plan.changed.length > 0);
  });

  it("changes nothing the second time", () => {
    const plan = planned();
    const again = planAll(sourceFile(plan.after), wanted.changes);
    expect(again.edits).toEqual([]);
    expect(again.unchanged.toSorted()).toEqual([...plan.changed, ...plan.unchanged].toSorted());
  });

  it("says in note.md why it exists", () => {
    expect(readFileSync(join(root, name, "note.md"), "utf8").trim().length).toBeGreaterThan(20);
  });
});
