import { type ShownCheck, type ShownComment, showCheck, showComment } from "./shown.ts";
import type { CheckRun } from "./world/check.ts";
import { newestRuns, rerequestRun, rerequestSuite } from "./world/check-suites.ts";
import type { Comment } from "./world/comment.ts";
import { createComment, deleteComment, editComment } from "./world/comments.ts";
import { type FileContents, writeCommit } from "./world/commit-files.ts";
import type { PullRequest } from "./world/issue.ts";
import { editPullRequest, type PullRequestEdit, reopenPullRequest, setDraft } from "./world/issues.ts";
import { keeperOf } from "./world/keeper.ts";
import { addLabels, removeLabel } from "./world/labels.ts";
import { type MergeMethod, mergePullRequest } from "./world/merge.ts";
import { dequeue, enqueue, entryOf } from "./world/merge-queue.ts";
import { mergeableState, readMergeability } from "./world/mergeability.ts";
import { closePullRequest, moveBranch } from "./world/move-branch.ts";
import { notFound } from "./world/refusal.ts";
import type { Repository } from "./world/repository.ts";
import type { Review, ReviewState } from "./world/review.ts";
import { createReview, dismissReview, editReview, editReviewComment } from "./world/reviews.ts";
import { unmetRequiredChecks } from "./world/rules.ts";
import type { User } from "./world/user.ts";
import type { World } from "./world/world.ts";

export type { ShownCheck, ShownComment } from "./shown.ts";

/** A pull request in the hands of people. */
export class LocalPullRequest {
  readonly state: PullRequest;
  readonly #world: World;

  constructor(world: World, state: PullRequest) {
    this.#world = world;
    this.state = state;
  }

  get number(): number {
    return this.state.number;
  }

  get headSha(): string {
    return this.state.pull.headSha;
  }

  get isMerged(): boolean {
    return this.state.pull.merged !== null;
  }

  get mergeCommitSha(): string | null {
    return this.state.pull.merged?.sha ?? null;
  }

  /** Commits to the head branch. Answers the new head. */
  /** Pushes a commit; `by` is who pushes it, whatever name its author has. */
  push(files: FileContents, options: { message?: string; author?: string; by?: string } = {}): string {
    const { headRef } = this.state.pull;
    const repository = this.#headRepository();
    const author = options.author === undefined ? this.state.author : this.#world.user(options.author);
    const message = options.message ?? `Change ${Object.keys(files).join(", ")}`;
    const sha = writeCommit(this.#world, repository, { parent: this.headSha, files, message, author });
    moveBranch(this.#world, repository, headRef, sha, this.#userOr(options.by, author));
    return sha;
  }

  edit(edit: PullRequestEdit, by?: string): void {
    editPullRequest(this.#world, this.state, edit, this.#userOr(by, this.state.author));
  }

  /** Presses the merge button; throws a `Refusal` with status 405 where it is grey. Answers the base's new tip. */
  merge(options: { readonly method?: MergeMethod; readonly by?: string } = {}): string {
    const by = this.#userOr(options.by, keeperOf(this.#world, this.state.repository));
    return mergePullRequest(this.#world, this.state, { method: options.method ?? "merge", by });
  }

  /** Puts it into its base's merge queue, in a group of its own unless others come along. */
  enqueue(options: { readonly by?: string; readonly together?: readonly LocalPullRequest[] } = {}): void {
    const by = this.#userOr(options.by, keeperOf(this.#world, this.state.repository));
    enqueue(this.#world, [this.state, ...(options.together ?? []).map(({ state }) => state)], by);
  }

  dequeue(): void {
    dequeue(this.#world, this.state);
  }

  /** Tip of the merge group that it waits in, or null. */
  get groupSha(): string | null {
    return entryOf(this.state)?.group?.headSha ?? null;
  }

  close(by?: string): void {
    closePullRequest(this.#world, this.state, this.#userOr(by, this.state.author));
  }

  reopen(by?: string): void {
    reopenPullRequest(this.#world, this.state, this.#userOr(by, this.state.author));
  }

  ready(by?: string): void {
    setDraft(this.#world, this.state, false, this.#userOr(by, this.state.author));
  }

  convertToDraft(by?: string): void {
    setDraft(this.#world, this.state, true, this.#userOr(by, this.state.author));
  }

  /** Puts labels on, made where they are missing. */
  label(names: readonly string[], by?: string): void {
    addLabels(this.#world, this.state, names, this.#userOr(by, this.state.author));
  }

  unlabel(name: string, by?: string): void {
    removeLabel(this.#world, this.state, name, this.#userOr(by, this.state.author));
  }

  labels(): string[] {
    return this.state.labels.map(({ name }) => name);
  }

  lock(): void {
    this.state.locked = true;
  }

  /** `mergeable_state`, computed first where it was not. */
  mergeableState(): string {
    readMergeability(this.#world, this.state);
    return mergeableState(this.state, readMergeability(this.#world, this.state));
  }

  /** Why the merge button is grey, as far as required checks make it so. */
  unmetRequiredChecks(): string[] {
    return unmetRequiredChecks(this.state.repository, this.state.pull.baseRef, this.headSha);
  }

  /** Writes a comment as a person, or as another App's bot. Answers its id. */
  comment(body: string, by: string = this.state.author.login): number {
    return createComment(this.#world, this.state, body, this.#world.user(by), null).id;
  }

  editComment(id: number, body: string, by?: string): void {
    const comment = this.#comment(id);
    editComment(this.#world, comment, body, this.#userOr(by, comment.author));
  }

  deleteComment(id: number, by?: string): void {
    const comment = this.#comment(id);
    deleteComment(this.#world, comment, this.#userOr(by, comment.author));
  }

  /**
   * Submits a review as a person, with remarks on changed files where given, about the head unless another commit is.
   * Answers it, its remarks among `remarks()`.
   */
  review(
    by: string,
    given: {
      readonly state?: ReviewState;
      readonly body?: string;
      readonly commitSha?: string;
      readonly remarks?: readonly { readonly path: string; readonly line?: number; readonly body: string }[];
    } = {},
  ): Review {
    const { state = "COMMENTED", body = "", commitSha = this.headSha, remarks = [] } = given;
    return createReview(this.#world, this.state, {
      state,
      body,
      commitId: commitSha,
      author: this.#world.user(by),
      comments: remarks.map(({ path, line = 1, body: text }) => ({ path, line, side: "RIGHT", body: text })),
    });
  }

  approve(by: string, body = ""): Review {
    return this.review(by, { state: "APPROVED", body });
  }

  dismissReview(review: Review, by?: string): void {
    dismissReview(this.#world, review, this.#userOr(by, keeperOf(this.#world, this.state.repository)));
  }

  editReview(review: Review, body: string, by?: string): void {
    editReview(this.#world, review, body, this.#userOr(by, review.author));
  }

  editRemark(id: number, body: string, by?: string): void {
    const remark = this.state.pull.reviewComments.find((candidate) => candidate.id === id);
    if (remark === undefined) throw notFound();
    editReviewComment(this.#world, remark, body, this.#userOr(by, remark.review.author));
  }

  /** Remarks on lines, oldest first, with what was reacted to each. */
  remarks(): { readonly id: number; readonly body: string; readonly reactions: readonly string[] }[] {
    return this.state.pull.reviewComments.map(({ id, body, reactions }) => ({
      id,
      body,
      reactions: reactions.map(({ content }) => content),
    }));
  }

  comments(): ShownComment[] {
    return this.state.comments.map(showComment);
  }

  /** Newest run of each name and App at the head. */
  checks(sha: string = this.headSha): ShownCheck[] {
    return this.#newestRuns(sha).map(showCheck);
  }

  /** Re-run of one check: all that the App hears is the request. */
  rerunCheck(name?: string, by?: string): void {
    rerequestRun(this.#world, this.#run(name), this.#userOr(by, this.state.author));
  }

  /** Re-run of all checks of an App. */
  rerunSuite(by?: string): void {
    rerequestSuite(this.#world, this.#run().suite, this.#userOr(by, this.state.author));
  }

  /** Re-run of a check on the merge group that it waits in. */
  rerunGroupCheck(by?: string): void {
    rerequestRun(this.#world, this.#groupRun(), this.#userOr(by, this.state.author));
  }

  /** Re-run of all checks on that group. */
  rerunGroupSuite(by?: string): void {
    rerequestSuite(this.#world, this.#groupRun().suite, this.#userOr(by, this.state.author));
  }

  /** Presses a button of a completed check. */
  pressButton(identifier: string, by?: string): void {
    const checkRun = this.#newestRuns(this.headSha).find(
      (run) => run.status === "completed" && run.actions.some((action) => action.identifier === identifier),
    );
    if (checkRun === undefined) throw notFound();
    const sender = this.#userOr(by, this.state.author);
    const { repository } = this.state;
    this.#world.publish({ name: "check_run", action: "requested_action", repository, checkRun, sender, identifier });
  }

  #newestRuns(sha: string): CheckRun[] {
    return this.state.repository.checkSuites.filter((suite) => suite.headSha === sha).flatMap(newestRuns);
  }

  #run(name?: string): CheckRun {
    const run = this.#newestRuns(this.headSha).find((candidate) => name === undefined || candidate.name === name);
    if (run === undefined) throw notFound();
    return run;
  }

  #groupRun(): CheckRun {
    const run = this.#newestRuns(this.groupSha ?? "")[0];
    if (run === undefined) throw notFound();
    return run;
  }

  #comment(id: number): Comment {
    const comment = this.state.comments.find((candidate) => candidate.id === id);
    if (comment === undefined) throw notFound();
    return comment;
  }

  #headRepository(): Repository {
    const { headRepository } = this.state.pull;
    if (headRepository === null) throw notFound();
    return headRepository;
  }

  #userOr(login: string | undefined, fallback: User): User {
    return login === undefined ? fallback : this.#world.user(login);
  }
}
