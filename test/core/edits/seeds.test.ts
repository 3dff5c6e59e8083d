import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { planFor, sourceFile } from "./support.ts";

const seeds = join(import.meta.dirname, "../../../../shared/seeds");

const GOLDEN = [
  ["004", "T096", 13157, "0707f83c2624fbf7", "274257a53ebc8090"],
  ["004", "T137", 18106, "0707f83c2624fbf7", "02d7edbd8befa620"],
  ["003", "M1.1.1", 1914, "3d0c2debbb7ec5de", "711c05355f0f0041"],
] as const;

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 16);
}

describe.skipIf(!existsSync(seeds))("the golden edits of the seeds", () => {
  it.each(GOLDEN)("%s: %s becomes done at byte %d", (seed, task, byteStart, before, after) => {
    const file = sourceFile(new Uint8Array(readFileSync(join(seeds, `${seed}.md`))));
    const plan = planFor(file, { [task]: "done" });
    expect([plan.refusals, plan.edits[0]?.byteStart]).toEqual([[], byteStart]);
    expect([digest(file.bytes), digest(plan.after)]).toEqual([before, after]);
  });
});
