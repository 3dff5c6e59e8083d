import type { BundleLocation } from "../../core/bundle/spec-bundle.ts";
import { contextFilter } from "../../core/snapshot/context-paths.ts";
import type { JudgedTree } from "../../core/snapshot/judged-tree.ts";
import type { PullRequestBundles, PullRequestFacts } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";
import type { BaseSettings } from "./base-settings.ts";
import { type ReadSides, readBothSides } from "./both-sides.ts";
import { findBundles, touchedDirectories } from "./bundle-paths.ts";
import type { Comparison } from "./compare.ts";
import type { FoundFile, Wish } from "./documents.ts";
import {
  changesBetween,
  type Ends,
  headSide,
  type JudgedSide,
  overlaidSide,
  suspectPaths,
  testMergeSide,
} from "./judged-side.ts";
import { type AlsoNamed, findNamed } from "./named-bundles.ts";
import { awaitTestMerge } from "./test-merge.ts";
import { readTree, type TreeEntries } from "./tree.ts";

type Judged = Pick<PullRequestBundles, "knownBundles" | "bundles" | "head" | "base" | "context" | "judged" | "atHead">;

/** What every way of judging a pull request has in common. */
interface Around {
  readonly facts: PullRequestFacts;
  readonly head: TreeEntries;
  readonly settings: BaseSettings;
  /** Directories of the bundles that the pull request touches. */
  readonly touched: ReadonlySet<string>;
  readonly also: AlsoNamed;
}

/**
 * Reads the bundles in the result of the merge. While the base has nothing that the head lacks, that is the head. Else
 * each file is taken from the one side that changed it, which takes no test merge; only where a document was changed on
 * both sides GitHub's is asked for, and where that is not to be had the head is judged alone.
 */
export async function readJudged(
  connection: Connection,
  facts: PullRequestFacts,
  comparison: Comparison,
  settings: BaseSettings,
  { also, judgedBefore }: { readonly also: AlsoNamed; readonly judgedBefore: string | null },
): Promise<Judged> {
  const { repository } = facts.ref;
  const { mergeBaseSha, filesComplete } = comparison;
  const listed = filesComplete ? comparison.files : null;
  const moved = { headSha: facts.headSha, mergeBaseSha, changes: listed, judgedBefore };
  const head = await readTree(connection, repository, facts.headSha, settings, moved);
  // A list that GitHub cut may hide a change; the two trees do not.
  const changes = listed ?? changesBetween(await readTree(connection, repository, mergeBaseSha, settings), head);
  const around = { facts, head, settings, touched: touchedDirectories(changes, settings.layouts), also };
  const atHead = headSide(facts.headSha, head, comparison);
  if (facts.state !== "open" || mergeBaseSha === facts.baseSha) {
    return { ...(await readSide(connection, atHead, around)), judged: { kind: "head" } };
  }
  const base = await readTree(connection, repository, facts.baseSha, settings);
  const ends = { headSha: facts.headSha, head, baseSha: facts.baseSha, base };
  const overlaid = overlaidSide(ends, comparison, changes);
  const suspects = suspectPaths(ends, changes).filter(lookedAt(around, ends));
  const atMergeBase = suspects.map((path): Wish => ({ commitSha: mergeBaseSha, path }));
  const { read, beside } = await readSideWith(connection, overlaid, around, atMergeBase);
  const contested = findContested(suspects, beside, base);
  if (contested.length === 0) return { ...read, judged: { kind: "merge", baseSha: facts.baseSha, from: "sides" } };
  return readContested(connection, around, { ends, comparison, contested, atHead });
}

interface Contest {
  readonly ends: Ends;
  readonly comparison: Comparison;
  readonly contested: readonly string[];
  readonly atHead: JudgedSide;
}

/** Whether the verdict looks at what is at a path of one of the ends: documents of the judged bundles, and what is around. */
function lookedAt(around: Around, { head, base }: Ends): (path: string) => boolean {
  const documents = new Set(
    [head, base].flatMap((tree) => judgedIn(tree, around).bundles.flatMap((one) => one.documents)),
  );
  const isAround = contextFilter(around.settings);
  return (path) => documents.has(path) || isAround(path);
}

/** Both sides changed a document: GitHub knows what comes of it, or nobody does. */
async function readContested(
  connection: Connection,
  around: Around,
  { ends, comparison, contested, atHead }: Contest,
): Promise<Judged> {
  const { facts, settings } = around;
  const { baseSha } = facts;
  const trial = await awaitTestMerge(connection, facts);
  if ("why" in trial) {
    const judged: JudgedTree = { kind: "head-alone", baseSha, why: trial.why, paths: contested };
    return { ...(await readSide(connection, atHead, around)), judged };
  }
  const merged = await readTree(connection, facts.ref.repository, trial.commitSha, settings);
  const side = testMergeSide(trial.commitSha, merged, ends, comparison);
  // Where the base renamed a bundle, the change lands under a name that the pull request does not know.
  const landed = touchedDirectories(changesBetween(ends.base, merged), settings.layouts);
  const touched = new Set([...around.touched, ...landed]);
  return {
    ...(await readSide(connection, side, { ...around, touched })),
    judged: { kind: "merge", baseSha, from: "test-merge" },
  };
}

async function readSide(connection: Connection, side: JudgedSide, around: Around): Promise<Omit<Judged, "judged">> {
  return (await readSideWith(connection, side, around, [])).read;
}

async function readSideWith(
  connection: Connection,
  side: JudgedSide,
  around: Around,
  beside: readonly Wish[],
): Promise<{ readonly read: Omit<Judged, "judged">; readonly beside: ReadSides["beside"] }> {
  const { facts, head, settings } = around;
  const found = judgedIn(side.tree, around);
  const { repository } = facts.ref;
  const elsewhere = side.tree === head ? null : { sha: facts.headSha, tree: head };
  const wanted = { repository, side, bundles: found.bundles, settings, head: elsewhere, beside };
  const read = await readBothSides(connection, wanted);
  return { read: { ...found, ...read.sides }, beside: read.beside };
}

/** The bundles of a tree, and those of them that the pull request touches or names. */
function judgedIn(
  tree: TreeEntries,
  { facts, settings, touched, also }: Around,
): { readonly knownBundles: readonly BundleLocation[]; readonly bundles: readonly BundleLocation[] } {
  const knownBundles = findBundles(tree, settings.layouts);
  const named = findNamed(facts, knownBundles, also);
  return { knownBundles, bundles: knownBundles.filter(({ path }) => touched.has(path) || named.has(path)) };
}

/** Of the files that the pull request changed, those that the base changed as well since the merge base. */
function findContested(
  suspects: readonly string[],
  atMergeBase: readonly FoundFile[],
  base: TreeEntries,
): readonly string[] {
  return suspects.filter((path, at) => shaOf(atMergeBase[at]) !== shaIn(base, path));
}

/** A file that became a link keeps its bytes, and is another thing all the same. */
function shaIn(base: TreeEntries, path: string): string | null {
  const entry = base.get(path);
  if (!entry) return null;
  return entry.mode.startsWith("100") ? entry.sha : `not a file: ${entry.sha}`;
}

/** What is no plain file has no name here, and then differs from whatever the base has. */
function shaOf(found: FoundFile | undefined): string | null {
  if (!found) return null;
  return "file" in found ? found.file.blobSha : "";
}
