import { CONFIG_NAME_SELECTION, type ConfiguredCommit } from "./config-text.ts";
import { TEST_MERGE_SELECTION, type TestMergeNode } from "./test-merge.ts";

/** Everything about a pull request that does not depend on anything else, in one request. */
export const PULL_REQUEST_QUERY = `
query PullRequest(
  $owner: String!, $name: String!, $number: Int!, $comments: [ID!]!,
  $appId: Int, $checkName: String, $asApp: Boolean!, $withComments: Boolean!
) {
  repository(owner: $owner, name: $name) {
    databaseId
    isArchived
    pullRequest(number: $number) {
      title body isDraft state locked changedFiles mergedAt lastEditedAt createdAt
      author { __typename login }
      mergedBy { __typename login }
      mergeCommit { oid }
      headRefOid headRefName isCrossRepository
      headRepository { databaseId nameWithOwner }
      labels(first: 100) { nodes { name } }
      latestOpinionatedReviews(first: 100) { nodes { fullDatabaseId state author { __typename login } commit { oid } } }
      baseRefName baseRefOid
      baseRef { target { ...Configured } }
      ${TEST_MERGE_SELECTION}
      messages: commits(last: 100) { nodes { commit { message } } }
      commits(last: 1) {
        nodes {
          commit {
            oid
            tree { entries { name mode oid } }
            associatedPullRequests(first: 100) { nodes { ...Sibling } }
            checkSuites(first: 10, filterBy: { appId: $appId, checkName: $checkName }) @include(if: $asApp) {
              nodes {
                checkRuns(last: 10, filterBy: { checkName: $checkName }) {
                  nodes { databaseId status conclusion externalId startedAt completedAt }
                }
              }
            }
          }
        }
      }
      comments(first: 100) @include(if: $asApp) {
        pageInfo { hasNextPage endCursor }
        nodes { fullDatabaseId body viewerDidAuthor }
      }
    }
  }
  nodes(ids: $comments) @include(if: $withComments) {
    __typename
    ... on IssueComment { id fullDatabaseId body createdAt lastEditedAt author { __typename login } }
    ... on PullRequestReview { id fullDatabaseId body lastEditedAt author { __typename login } commit { oid } }
    ... on PullRequestReviewComment {
      id fullDatabaseId body lastEditedAt author { __typename login } commit: originalCommit { oid }
    }
  }
}
fragment Sibling on PullRequest { number state headRefOid baseRepository { databaseId } }
fragment Configured on Commit {
  oid
  ${CONFIG_NAME_SELECTION}
}
`;

export interface PullRequestData {
  readonly repository: { readonly isArchived: boolean; readonly pullRequest: PullRequestNode | null } | null;
  readonly nodes?: readonly (CommandCommentNode | Record<string, never> | null)[];
}

export interface PullRequestNode extends TestMergeNode {
  readonly title: string;
  readonly body: string;
  readonly isDraft: boolean;
  readonly state: "OPEN" | "CLOSED" | "MERGED";
  readonly locked: boolean;
  readonly changedFiles: number;
  readonly mergedAt: string | null;
  readonly lastEditedAt: string | null;
  readonly createdAt: string;
  readonly author: ActorNode | null;
  readonly mergedBy: ActorNode | null;
  readonly mergeCommit: { readonly oid: string } | null;
  readonly headRefOid: string;
  readonly headRefName: string;
  readonly isCrossRepository: boolean;
  readonly headRepository: { readonly databaseId: number | null; readonly nameWithOwner: string } | null;
  readonly labels: Nodes<{ readonly name: string }> | null;
  readonly baseRefName: string;
  readonly baseRefOid: string;
  readonly baseRef: { readonly target: ConfiguredCommit | null } | null;
  readonly messages?: Nodes<{ readonly commit: { readonly message: string } }> | null;
  readonly latestOpinionatedReviews?: Nodes<ReviewNode> | null;
  readonly commits: Nodes<{ readonly commit: HeadCommitNode }>;
  readonly comments?: CommentPage;
}

export interface Nodes<Node> {
  readonly nodes: readonly (Node | null)[] | null;
}

export interface ActorNode {
  readonly __typename: string;
  readonly login: string;
}

export interface SiblingNode {
  readonly number: number;
  readonly state: string;
  readonly headRefOid: string;
  readonly baseRepository: { readonly databaseId: number | null } | null;
}

interface RootEntry {
  readonly name: string;
  readonly mode: number;
  readonly oid: string;
}

interface HeadCommitNode {
  readonly oid: string;
  readonly tree?: { readonly entries: readonly RootEntry[] | null } | null;
  readonly associatedPullRequests: Nodes<SiblingNode> | null;
  readonly checkSuites?: Nodes<{ readonly checkRuns: Nodes<CheckRunNode> | null }> | null;
}

interface CheckRunNode {
  readonly databaseId: number | null;
  readonly status: string;
  readonly conclusion: string | null;
  readonly externalId: string | null;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
}

export interface CommentPage extends Nodes<CommentNode> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** `fullDatabaseId` is text: `databaseId` is declared as a 32-bit number, which comment ids have outgrown. */
interface CommentNode {
  readonly fullDatabaseId: string | null;
  readonly body: string;
  readonly viewerDidAuthor: boolean;
}

export interface ReviewNode {
  readonly fullDatabaseId: string | null;
  readonly state: string;
  readonly author: ActorNode | null;
  readonly commit: { readonly oid: string } | null;
}

export interface CommandCommentNode {
  readonly __typename: string;
  readonly id: string;
  readonly fullDatabaseId: string | null;
  readonly body: string;
  /** Of a comment in the conversation. */
  readonly createdAt?: string;
  readonly lastEditedAt: string | null;
  readonly author: ActorNode | null;
  /** Of a review, and of a remark the one that it was first made on. */
  readonly commit?: { readonly oid: string } | null;
}
