import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../core/errors.ts";
import { isTemplatePath } from "../core/layouts/spec-kit-templates.ts";
import { beginDocument, titleOf } from "../core/scaffolds/new-document.ts";
import type { Scaffold } from "../core/scaffolds/scaffold.ts";
import type { SourceFile } from "../core/snapshot/source-file.ts";
import { createFile } from "./create-file.ts";
import type { Io } from "./io.ts";
import { today } from "./today.ts";
import { repositoryRoot } from "./trees/git.ts";
import { trackedTree } from "./trees/working-tree.ts";

/** Writes the first documents of a spec bundle, after the templates of the repository where it has them. Returns their paths; throws `UserError` rather than overwrite one. */
export async function writeScaffold(io: Io, slug: string, scaffold: Scaffold): Promise<readonly string[]> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > 80) {
    const hint = "Use lower-case letters, digits and single hyphens, such as parcel-tracking.";
    throw new UserError("slug", `"${slug}" cannot be the name of a spec bundle.`, hint);
  }
  const repository = await repositoryRoot(io.directory);
  const root = repository ?? io.directory;
  const taken = await readdir(join(root, scaffold.parent)).catch(() => []);
  refuseSecond(slug, scaffold.parent, taken);
  const directory = scaffold.directoryFor(slug, taken);
  const paths: string[] = [];
  const templates = repository === null ? [] : await readTemplates(repository);
  const bundle = { path: directory, slug: directory.split("/").at(-1) ?? slug, layout: scaffold.layout };
  for (const { name, text } of scaffold.documents(titleOf(slug))) {
    await createFile(join(root, directory, name), beginDocument(bundle, name, templates, today())?.text ?? text);
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

/** The repository's own templates, which a new document follows. */
async function readTemplates(root: string): Promise<readonly SourceFile[]> {
  const tree = trackedTree(root);
  return (await tree.readFiles((await tree.listPaths()).filter(isTemplatePath))).files;
}
