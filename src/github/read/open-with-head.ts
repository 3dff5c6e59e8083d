import type { RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";
import { queryRepository } from "../query.ts";

/** How many pull requests one query asks for: more would not be answered in GitHub's ten seconds. */
const BATCH = 100;

interface OpenWithHeadData {
  readonly repository: Readonly<Record<string, HeadNode | null>> | null;
}

interface HeadNode {
  readonly number: number;
  readonly state: string;
  readonly headRefOid: string;
}

/** One query for some pull requests by number. */
export function buildOpenWithHeadQuery(numbers: readonly number[]): string {
  const fields = numbers.map((number) => `number${number}: pullRequest(number: ${number}) { number state headRefOid }`);
  return `query OpenWithHead($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    databaseId
    ${fields.join("\n    ")}
  }
}`;
}

/** Those of the numbers that are open pull requests with this head, in ascending order. One request for a hundred. */
export async function readOpenWithHead(
  { octokit }: Connection,
  repository: RepositoryRef,
  numbers: readonly number[],
  headSha: string,
): Promise<readonly number[]> {
  const wanted = [...new Set(numbers)].filter(Number.isSafeInteger).sort((a, b) => a - b);
  const found: number[] = [];
  for (let from = 0; from < wanted.length; from += BATCH) {
    const batch = wanted.slice(from, from + BATCH);
    const data = await queryRepository<OpenWithHeadData>(octokit, buildOpenWithHeadQuery(batch), repository, {});
    found.push(...batch.filter((number) => isOpenWithHead(data.repository?.[`number${number}`], headSha)));
  }
  return found;
}

function isOpenWithHead(node: HeadNode | null | undefined, headSha: string): boolean {
  return node?.state === "OPEN" && node.headRefOid === headSha;
}
