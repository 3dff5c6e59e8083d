import type { BundleLocation } from "../../core/bundle/spec-bundle.ts";
import { findConfigInForce } from "../../core/config/config-in-force.ts";
import { documentPath, layoutOf } from "../../core/layouts/layout-of.ts";
import { pathMatcher } from "../../core/rules/changed-files.ts";
import type { PullRequestBundles, PullRequestFacts } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";
import type { BaseSettings } from "./base-settings.ts";
import type { Comparison } from "./compare.ts";
import { readDocuments } from "./documents.ts";
import { readTree } from "./tree.ts";
import { collectFiles } from "./tree-files.ts";

/** The newest ones by name; whoever has more has finished most of them. */
const MOST_BUNDLES = 20;
const MOST_BYTES = 256 * 1024;

/** Whether the pull request changes code that the configuration has governed by spec bundles, so that it needs a task. */
export function changesGoverned(facts: PullRequestFacts, { files }: Comparison): boolean {
  const { paths } = findConfigInForce(facts.config, null, facts.organisation).config.enforce;
  if (paths.length === 0 || facts.author.isBot) return false;
  const isGoverned = pathMatcher(paths);
  return files.some(({ path }) => isGoverned(path));
}

/** The task lists of the spec bundles at the head, to find a task in that such a pull request could name. */
export async function readNear(
  connection: Connection,
  { ref: { repository }, headSha }: PullRequestFacts,
  known: readonly BundleLocation[],
  settings: BaseSettings,
): Promise<NonNullable<PullRequestBundles["near"]>> {
  const tree = await readTree(connection, repository, headSha, settings);
  const isSmall = (path: string) => (tree.get(path)?.size ?? MOST_BYTES) < MOST_BYTES;
  const bundles = known
    .map((location) => ({ ...location, documents: tasksDocuments(location).filter(isSmall) }))
    .filter(({ documents }) => documents.length > 0)
    .slice(-MOST_BUNDLES);
  const paths = bundles.flatMap(({ documents }) => documents);
  const wishes = paths.map((path) => {
    const entry = tree.get(path);
    return { commitSha: headSha, path, ...(entry ? { entry } : {}) };
  });
  return { bundles, tree: collectFiles(headSha, await readDocuments(connection, repository, wishes)) };
}

function tasksDocuments(location: BundleLocation): readonly string[] {
  const tasks = layoutOf(location)?.documents.filter(({ role }) => role === "tasks") ?? [];
  const paths = new Set(tasks.map(({ name }) => documentPath(location.path, name)));
  return location.documents.filter((path) => paths.has(path));
}
