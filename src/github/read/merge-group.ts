import { findGroupBase } from "../../core/report/group-id.ts";
import type { MergeGroup, MergeGroupRef } from "../../core/snapshot/merge-group.ts";
import type { ExistingCheckRun } from "../../core/snapshot/pull-request.ts";
import { parseQueueBranch } from "../../core/snapshot/queue-branch.ts";
import type { Connection } from "../connection.ts";
import { GitHubError } from "../errors.ts";
import { persist } from "../persist.ts";
import { queryRepository } from "../query.ts";
import { readCommitConfig } from "./base-config.ts";
import { readOrganisationLayer } from "./organisation-layer.ts";
import type { Nodes } from "./pull-request-query.ts";

export const MERGE_GROUP_QUERY = `
query MergeGroup(
  $owner: String!, $name: String!, $head: GitObjectID!, $ref: String!, $queue: String!, $appId: Int, $checkName: String
) {
  repository(owner: $owner, name: $name) {
    databaseId
    ref(qualifiedName: $ref) { target { oid } }
    object(oid: $head) {
      ... on Commit {
        oid
        checkSuites(first: 10, filterBy: { appId: $appId, checkName: $checkName }) {
          nodes {
            checkRuns(last: 10, filterBy: { checkName: $checkName }) {
              nodes { databaseId status conclusion externalId }
            }
          }
        }
      }
    }
    mergeQueue(branch: $queue) {
      entries(first: 100) { nodes { baseCommit { oid } headCommit { oid } pullRequest { number } } }
    }
  }
}
`;

interface CheckRunNode {
  readonly databaseId: number | null;
  readonly status: string;
  readonly conclusion: string | null;
  readonly externalId: string | null;
}

interface EntryNode {
  readonly baseCommit: { readonly oid: string } | null;
  readonly headCommit: { readonly oid: string } | null;
  readonly pullRequest: { readonly number: number } | null;
}

interface MergeGroupData {
  readonly repository: {
    readonly ref: { readonly target: { readonly oid: string } | null } | null;
    readonly object: {
      readonly oid: string;
      readonly checkSuites?: Nodes<{ readonly checkRuns: Nodes<CheckRunNode> | null }> | null;
    } | null;
    readonly mergeQueue: { readonly entries: Nodes<EntryNode> | null } | null;
  } | null;
}

type RepositoryNode = NonNullable<MergeGroupData["repository"]>;

const UNKNOWN_COMMIT = new Error("GitHub does not know the commit.");

/**
 * A merge group with the numbers of its pull requests. Null once it is gone: merged, put out, or built anew, each of
 * which deletes its branch or moves it.
 */
export async function readMergeGroup(connection: Connection, ref: MergeGroupRef): Promise<MergeGroup | null> {
  const named = parseQueueBranch(ref.branch);
  const baseRef = named?.base ?? "";
  const node = await readNode(connection, ref, baseRef);
  if (node.ref?.target?.oid !== ref.headSha) return null;
  const checkRun = findCheckRun(node, ref.headSha);
  const entries = (node.mergeQueue?.entries?.nodes ?? []).flatMap((entry) => entry ?? []);
  const known = ref.baseSha ?? findGroupBase(checkRun?.externalId ?? "");
  const members = findMembers(entries, ref.headSha, known);
  const baseSha = known ?? members.baseSha;
  if (baseSha === null) throw baseUnknown(ref);
  const numbers = members.pullRequests.length > 0 || named === null ? members.pullRequests : [named.pullRequest];
  return {
    ref: { ...ref, baseSha },
    baseRef,
    pullRequests: numbers,
    config: await readCommitConfig(connection, ref.repository, baseSha),
    organisation: await readOrganisationLayer(connection, ref.repository),
    checkRun,
  };
}

async function readNode(connection: Connection, ref: MergeGroupRef, queue: string): Promise<RepositoryNode> {
  const { octokit, app, pause } = connection;
  const variables = {
    head: ref.headSha,
    ref: `refs/heads/${ref.branch}`,
    queue,
    appId: app?.id ?? null,
    checkName: app?.checkName ?? null,
  };
  const send = async () => {
    const data = await queryRepository<MergeGroupData>(octokit, MERGE_GROUP_QUERY, ref.repository, variables);
    // Its branch and its commit come together: where neither is there, GitHub is not that far yet.
    if (!data.repository?.object) throw UNKNOWN_COMMIT;
    return data.repository;
  };
  return persist(send, (error) => error === UNKNOWN_COMMIT, pause);
}

/**
 * The members of a group in the order of their merge: from its tip each entry leads to the one that it is built on, down
 * to what the whole group is built on. Where that is not known the group is taken to hold one, as nearly all do.
 */
function findMembers(
  entries: readonly EntryNode[],
  headSha: string,
  baseSha: string | null,
): { readonly pullRequests: readonly number[]; readonly baseSha: string | null } {
  const byHead = new Map(entries.map((entry) => [entry.headCommit?.oid, entry]));
  const numbers: number[] = [];
  let at = headSha;
  for (let entry = byHead.get(at); entry && at !== baseSha && numbers.length < entries.length; entry = byHead.get(at)) {
    if (entry.pullRequest) numbers.unshift(entry.pullRequest.number);
    at = entry.baseCommit?.oid ?? "";
    if (baseSha === null) break;
  }
  return { pullRequests: numbers, baseSha: numbers.length > 0 && at !== "" ? at : null };
}

function findCheckRun(node: RepositoryNode, headSha: string): ExistingCheckRun | null {
  const runs = (node.object?.checkSuites?.nodes ?? []).flatMap((suite) => suite?.checkRuns?.nodes ?? []);
  const newest = runs
    .flatMap((run) => (run?.databaseId ? [{ ...run, id: run.databaseId }] : []))
    .reduce<(CheckRunNode & { id: number }) | null>((last, run) => (last && last.id > run.id ? last : run), null);
  if (newest === null) return null;
  const { id, status, conclusion, externalId } = newest;
  return {
    id,
    headSha,
    status: status.toLowerCase(),
    conclusion: conclusion?.toLowerCase() ?? null,
    externalId: externalId ?? "",
  };
}

function baseUnknown({ branch }: MergeGroupRef): GitHubError {
  const facts = { status: null, isRetryable: true, requestId: null, reason: "other" } as const;
  return new GitHubError(`GitHub does not tell what the merge group ${branch} is built on`, facts);
}
