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
  refuseSecond(slug, scaffold.parent, taken);
  const directory = scaffold.directoryFor(slug, taken);
  const paths: string[] = [];
  for (const { name, text } of scaffold.documents(titleOf(slug))) {
    await createFile(join(root, directory, name), text);
    paths.push(`${directory}/${name}`);
  }
  return paths;
}

/** What a layout puts before the slug so that directories sort by age. */
const NUMBER = /^(?:\d{8}-\d{6}|\d{3,})-/;

/** Two directories of one slug are nearly always the same call made twice; whoever wants both gives the number too. */
function refuseSecond(slug: string, parent: string, taken: readonly string[]): void {
  const first = NUMBER.test(slug) ? undefined : taken.find((name) => name.replace(NUMBER, "") === slug);
  if (first === undefined) return;
  const hint =
    "Go on in that one, or choose another name; a name with its number, such as 042-returns, is taken as it is.";
  throw new UserError("exists", `There is a spec bundle of that name already: ${parent}/${first}.`, hint);
}

function titleOf(slug: string): string {
  const words = slug.replace(/^\d+-/, "").replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
