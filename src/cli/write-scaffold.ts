import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../core/errors.ts";
import { createFile } from "./create-file.ts";
import type { Io } from "./io.ts";
import type { Scaffold } from "./scaffolds/scaffold.ts";
import { repositoryRoot } from "./trees/git.ts";

/** Writes the first documents of a spec bundle. Returns their paths; throws `UserError` rather than overwrite one. */
export async function writeScaffold(io: Io, slug: string, scaffold: Scaffold): Promise<readonly string[]> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > 80) {
    const hint = "Use lower-case letters, digits and single hyphens, such as parcel-tracking.";
    throw new UserError("slug", `"${slug}" cannot be the name of a spec bundle.`, hint);
  }
  const root = (await repositoryRoot(io.directory)) ?? io.directory;
  const taken = await readdir(join(root, scaffold.parent)).catch(() => []);
  const directory = scaffold.directoryFor(slug, taken);
  const paths: string[] = [];
  for (const { name, text } of scaffold.documents(titleOf(slug))) {
    await createFile(join(root, directory, name), text);
    paths.push(`${directory}/${name}`);
  }
  return paths;
}

function titleOf(slug: string): string {
  const words = slug.replace(/^\d+-/, "").replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
