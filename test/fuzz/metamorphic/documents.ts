import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";

/** A document of the fixtures or the seeds, as bytes in a string, so that what is no UTF-8 survives. */
export interface StoredDocument {
  readonly name: string;
  readonly path: string;
  readonly latin1: string;
}

const root = join(import.meta.dirname, "../../..");
const seeds = join(root, "../shared/seeds");

/** Every tasks document that the project has, and the seeds where they are at hand. */
export function storedDocuments(): readonly StoredDocument[] {
  const fixtures = readdirSync(join(root, "fixtures"), { recursive: true, encoding: "utf8" })
    .filter((path) => /(?:^|[\\/])(?:tasks|before)\.md$/.test(path))
    .map((path) => join(root, "fixtures", path));
  const given = existsSync(seeds) ? readdirSync(seeds).filter((name) => /^\d+\.md$/.test(name)) : [];
  return [...fixtures, ...given.map((name) => join(seeds, name))].toSorted().map(read);
}

/** Where a document stands says which tool wrote it; a fixture's own directory says nothing of that. */
function read(file: string): StoredDocument {
  const inBundle = /[\\/]((?:specs|\.kiro|openspec|spec)[\\/].*)$/.exec(relative(root, file))?.[1];
  const path = inBundle?.replaceAll("\\", "/") ?? "specs/001-example/tasks.md";
  const name = `${basename(dirname(file))}/${basename(file)}`;
  return { name, path, latin1: readFileSync(file, "latin1") };
}

export function bytesOf(latin1: string): Uint8Array {
  return new Uint8Array(Buffer.from(latin1, "latin1"));
}

export function latin1Of(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}
