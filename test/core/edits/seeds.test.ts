import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { planFor, sourceFile, text } from "./support.ts";

const seeds = join(import.meta.dirname, "../../../../shared/seeds");

const RECORD = { today: "2026-11-21", by: "@alice", reference: "#42" };

const GOLDEN = [
  ["004", "T096", 13157, "0707f83c2624fbf7", "274257a53ebc8090"],
  ["004", "T137", 18106, "0707f83c2624fbf7", "02d7edbd8befa620"],
  ["003", "M1.1.1", 1914, "3d0c2debbb7ec5de", "711c05355f0f0041"],
  ["002", "1.1", 274, "0438af57fe6302f2", "8b75f7a13a9c15fb"],
  ["001", "1.2", 12677, "32dec943f711d5ce", "a3f4b75b5b8f8447"],
  ["000", "P1.1", 8423, "c2623b2325bde64c", "6f68cf914f60026f"],
] as const;

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 16);
}

function seed(name: string) {
  return sourceFile(new Uint8Array(readFileSync(join(seeds, `${name}.md`))));
}

describe.skipIf(!existsSync(seeds))("the golden edits of the seeds", () => {
  it.each(GOLDEN)("%s: %s becomes done at byte %d", (name, task, byteStart, before, after) => {
    const file = seed(name);
    const plan = planFor(file, { [task]: "done" }, RECORD);
    expect([plan.refusals, plan.edits[0]?.byteStart]).toEqual([[], byteStart]);
    expect([digest(file.bytes), digest(plan.after)]).toEqual([before, after]);
  });

  it("enter a second task of 000 behind the first", () => {
    const plan = planFor(seed("000"), { "P1.1": "done", "P2.1": "done" }, RECORD);
    expect([plan.changed, plan.refusals]).toEqual([["P1.1", "P2.1"], []]);
    expect(text(plan.after)).toContain(
      "| P1.1 | Database Schema Setup | 2026-11-21 | #42 |\n| P2.1 | {Feature 1 Name} | 2026-11-21 | #42 |\n",
    );
  });
});

const REFUSED = [
  ["000", "P1.1", "done", {}, /the date of the change/],
  ["000", "P1.1", "in-progress", RECORD, /tells what is completed, and cannot say "in-progress"/],
  ["000", "Design", "done", RECORD, /There is no task Design/],
  ["001", "2.1", "done", RECORD, /neither a checkbox nor a status.*list of states on line 599/],
  ["001", "1.2", "done", { by: "@alice" }, /the date of the change/],
  ["001", "1.2", "done", { today: "2026-11-21" }, /who completed it/],
] as const;

describe.skipIf(!existsSync(seeds))("the golden refusals of the seeds", () => {
  it.each(REFUSED)("%s: %s does not become %s", (name, task, to, record, why) => {
    const plan = planFor(seed(name), { [task]: to }, record);
    expect(plan.edits).toEqual([]);
    expect(plan.refusals.map(({ reason, hint }) => `${reason} ${hint}`)).toEqual([expect.stringMatching(why)]);
  });
});
