import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { readingOf } from "../core/config/reading-of.ts";
import { dialects } from "../core/dialects/index.ts";
import type { ParseOptions } from "../core/dialects/parse-task-list.ts";
import { UserError } from "../core/errors.ts";
import { plainText } from "../core/report/neutral-text.ts";
import type { Io } from "./io.ts";
import { CONFIG_PATH, readConfig } from "./read-config.ts";
import { repositoryRoot } from "./trees/git.ts";
import { trackedTree, walkedTree } from "./trees/working-tree.ts";

/** How many directories above a document are looked at for a configuration outside of git. */
const MOST_ABOVE = 8;

/**
 * How a document that is read alone is to be read: by the configuration of its repository, or of the nearest directory
 * above it that has one; else in the dialect of its place. Throws `UserError` for a configuration that cannot be used.
 */
export async function readingFor(absolutePath: string): Promise<ParseOptions> {
  const repository = await repositoryRoot(dirname(absolutePath));
  const root = repository ?? configured(dirname(absolutePath), MOST_ABOVE);
  const path = (root === null ? absolutePath : relative(root, absolutePath)).split(sep).join("/");
  const byPlace = dialects.find((dialect) => dialect.path?.test(path));
  const placed = byPlace ? { dialect: byPlace.id } : {};
  if (root === null) return placed;
  const { config } = await readConfig(repository === null ? walkedTree(root, []) : trackedTree(root));
  return { ...placed, ...readingOf(config, path) };
}

/** The same for whoever only looks: a configuration that cannot be used is told on stderr, and left aside. */
export async function lenientReadingFor({ err }: Pick<Io, "err">, absolutePath: string): Promise<ParseOptions> {
  try {
    return await readingFor(absolutePath);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    err.write(`note: read without the configuration, which cannot be used: ${plainText(error.message)}\n`);
    return {};
  }
}

function configured(directory: string, levels: number): string | null {
  const paths = [CONFIG_PATH, CONFIG_PATH.replace(/yml$/, "yaml")];
  if (paths.some((path) => existsSync(join(directory, path)))) return directory;
  const above = dirname(directory);
  return levels === 1 || above === directory ? null : configured(above, levels - 1);
}
