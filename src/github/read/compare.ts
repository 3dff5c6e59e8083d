import type { ChangedFile } from "../../core/snapshot/change.ts";
import type { PullRequestFacts, RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";
import { persist } from "../persist.ts";

/** GitHub's limit of files in a comparison (docs.github.com: compare two commits). */
export const MOST_COMPARED = 300;

/** GitHub's limit of files of a pull request, and of those in one page (docs.github.com: list pull request files). */
const MOST_LISTED = 3000;
const PAGE = 100;

export interface Comparison {
  readonly mergeBaseSha: string;
  readonly files: readonly ChangedFile[];
  readonly filesComplete: boolean;
}

/** What the pull request changes since its merge base. */
export async function readComparison(connection: Connection, facts: PullRequestFacts): Promise<Comparison> {
  const { ref, baseSha, headSha } = facts;
  const { mergeBaseSha, files } = await readCompared(connection, ref.repository, baseSha, headSha);
  // Once its commits are on the base there is nothing left to compare; and a comparison may come without its files.
  const isSilent = files.length === 0 && facts.changedFileCount > 0;
  if (files.length < MOST_COMPARED && !isSilent) return { mergeBaseSha, files, filesComplete: true };
  const listed = await readListed(connection, facts);
  const isComplete = listed.length < MOST_LISTED && listed.length >= facts.changedFileCount;
  return { mergeBaseSha, files: listed, filesComplete: isComplete };
}

/** A comparison of two commits never changes. */
export function readCompared(
  { octokit, cache, pause }: Connection,
  { id, owner, name }: RepositoryRef,
  fromSha: string,
  toSha: string,
) {
  const basehead = `${fromSha}...${toSha}`;
  return cache.remember(`compare:${id}:${basehead}`, async () => {
    const route = "GET /repos/{owner}/{repo}/compare/{basehead}";
    // The files come with the first page whatever its size; the commits are not looked at.
    const send = () => octokit.request(route, { owner, repo: name, basehead, per_page: 1, page: 1 });
    const { data } = await persist(send, isUnknownCommit, pause);
    const files = (data.files ?? []).map(describeFile);
    return { value: { mergeBaseSha: data.merge_base_commit.sha, files }, bytes: 200 + files.length * 200 };
  });
}

/** Two commits without a common ancestor are 404 as well, but stay so. */
function isUnknownCommit(error: unknown): boolean {
  const { status, message = "" } = error as { status?: number; message?: string };
  return /no commit found/i.test(message) || (status === 404 && !/common ancestor/i.test(message));
}

async function readListed({ octokit }: Connection, { ref }: PullRequestFacts): Promise<readonly ChangedFile[]> {
  const files: ChangedFile[] = [];
  for (let page = 1; page <= MOST_LISTED / PAGE; page++) {
    const { data } = await octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/files", {
      owner: ref.repository.owner,
      repo: ref.repository.name,
      pull_number: ref.number,
      per_page: PAGE,
      page,
    });
    files.push(...data.map(describeFile));
    if (data.length < PAGE) break;
  }
  return files;
}

function describeFile(file: {
  readonly filename: string;
  readonly status: ChangedFile["status"];
  readonly previous_filename?: string;
}): ChangedFile {
  return { path: file.filename, status: file.status, previousPath: file.previous_filename ?? null };
}
