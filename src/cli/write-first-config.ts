import { join } from "node:path";
import { createFile } from "./create-file.ts";
import { FIRST_CONFIG } from "./first-config.ts";
import type { Io } from "./io.ts";
import { CONFIG_PATH } from "./read-config.ts";
import { repositoryRoot } from "./trees/git.ts";

/** Writes the smallest configuration into the repository, or the directory outside git. Returns where; never overwrites. */
export async function writeFirstConfig(io: Io): Promise<string> {
  const root = (await repositoryRoot(io.directory)) ?? io.directory;
  const path = join(root, CONFIG_PATH);
  await createFile(path, FIRST_CONFIG);
  return path;
}
