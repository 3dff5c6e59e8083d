import { join } from "node:path";
import { createFile } from "./create-file.ts";
import type { Io } from "./io.ts";
import { CONFIG_PATH } from "./read-config.ts";
import { repositoryRoot } from "./trees/git.ts";

const FIRST_CONFIG = `# spec-kit-enforce reads this file from the base branch of a pull request.
version: 1

# report: show findings, block nothing.  enforce: new errors fail the check.
mode: report
`;

/** Writes the smallest configuration into the repository, or the directory outside git. Returns where; never overwrites. */
export async function writeFirstConfig(io: Io): Promise<string> {
  const root = (await repositoryRoot(io.directory)) ?? io.directory;
  const path = join(root, CONFIG_PATH);
  await createFile(path, FIRST_CONFIG);
  return path;
}
