import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AREAS } from "./areas.ts";
import { filesBelow } from "./files-below.ts";
import type { Tally } from "./tally.ts";

const FILE = "scripts/mutation/measured.json";

/** Tallies by path, as the last runs left them. */
export type Measured = Readonly<Record<string, Tally>>;

export function readMeasured(root: string): Measured {
  const path = join(root, FILE);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Measured) : {};
}

/** Puts new tallies in the place of older ones, and lets go of files that are gone. */
export function keepMeasured(root: string, fresh: ReadonlyMap<string, Tally>): void {
  const files = AREAS.flatMap(({ mutate }) => filesBelow(root, mutate, ".ts"));
  const older = readMeasured(root);
  const tallies = files.flatMap((file) => {
    const tally = fresh.get(file) ?? older[file];
    return tally ? [[file, tally] as const] : [];
  });
  writeFileSync(join(root, FILE), `${JSON.stringify(Object.fromEntries(tallies), null, 2)}\n`);
}
