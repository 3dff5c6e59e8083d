import { type InvocationAnswer, refuse } from "../core/commands/answer-command.ts";
import type { CommandRecord, Order } from "../core/commands/order.ts";
import type { ChangeRecord } from "../core/edits/edit.ts";
import { type EditFate, type EditOrder, planCommandEdits } from "../core/effects/plan-command-edits.ts";
import { codeSpan, neutralMessage, plainText, shorten } from "../core/report/neutral-text.ts";
import type { BranchSnapshot } from "../core/snapshot/branch-snapshot.ts";
import type { CommandComment } from "../core/snapshot/command-comment.ts";
import type { TrailRefusal } from "../ports/command-trail.ts";
import { planFile } from "./plan-file.ts";
import { refusalOfWrite } from "./refusal-of-write.ts";
import { today } from "./today.ts";
import type { Visit } from "./visit.ts";
import { writeDocuments } from "./write-documents.ts";

export interface CarriedOut {
  /** The answers with what became of their orders. */
  readonly answers: readonly InvocationAnswer[];
  /** True when a commit of ours moved the pull request's head. */
  readonly movedHead: boolean;
}

/**
 * Does what the commands of a comment want, and records it. All edits of a comment are one commit, refused as a whole
 * where the branch moved; done twice, everything is found done.
 */
export async function carryOutOrders(
  answers: readonly InvocationAnswer[],
  comment: CommandComment,
  visit: Visit,
): Promise<CarriedOut> {
  const orders = answers.flatMap((answer) => answer.orders);
  if (orders.length === 0) return { answers, movedHead: false };
  const edits = orders.filter((order) => order.kind === "edit");
  const written = edits.length === 0 ? NOTHING : await writeEdits(edits, giverOf(comment), visit);
  const edited = answers.map((answer) => withFates(answer, written));
  const documents = await writeDocuments(edited, comment, visit, written.commitSha !== null);
  const done = documents.answers;
  await visit.record(
    recordsOf(
      done.flatMap((answer) => answer.orders),
      giverOf(comment),
      visit,
    ),
  );
  const hasMoved = written.commitSha !== null || documents.commitSha !== null;
  return { answers: done, movedHead: hasMoved && visit.facts.state === "open" };
}

/** Who ordered something, and where. */
export type Giver = Pick<CommandRecord, "commentId"> & {
  readonly surface: NonNullable<CommandRecord["surface"]>;
  readonly actor: string;
};

export interface Written {
  readonly fates: readonly EditFate[];
  readonly commitSha: string | null;
}

const NOTHING: Written = { fates: [], commitSha: null };

function giverOf({ id, surface = "comment", author }: CommandComment): Giver {
  return { commentId: id, surface, actor: author.login };
}

/** What is written down of orders that were carried out. */
export function recordsOf(orders: readonly Order[], giver: Giver, { facts, services }: Visit): CommandRecord[] {
  const givenAt = services.now().toISOString();
  return orders.map((order, position) => ({ ...giver, position, order, headSha: facts.headSha, givenAt }));
}

/** What is written down of commands that were not carried out. */
export function refusalsOf(
  answers: readonly InvocationAnswer[],
  comment: CommandComment,
  { facts, services }: Visit,
): TrailRefusal[] {
  return answers.flatMap(({ isRefused, invocation, text }, position) => {
    if (!isRefused) return [];
    const said = { written: invocation.written, reason: shorten(plainText(text), MOST_REASON) };
    return [{ ...giverOf(comment), position, ...said, headSha: facts.headSha, givenAt: services.now().toISOString() }];
  });
}

const MOST_REASON = 500;

/** Makes the edits on the branch that the pull request's state says, in one commit or none. */
export async function writeEdits(
  orders: readonly EditOrder[],
  { actor }: Pick<Giver, "actor">,
  visit: Visit,
): Promise<Written> {
  const { facts, github, services } = visit;
  const last = [...new Map(orders.map((order) => [`${order.target.tasksPath}\n${order.target.task}`, order])).values()];
  if (facts.state === "open" && facts.fromFork) return refuseAll(orders, await refusalOfFork(orders, visit));
  const paths = [...new Set(last.map(({ target }) => target.tasksPath))];
  const isHead = facts.state === "open";
  try {
    const { ref } = facts;
    const branch = await github.readBranch(ref.repository, isHead ? facts.headRef : facts.baseRef, paths, isHead);
    const record = { today: today(services), by: `@${actor}`, reference: `#${ref.number}` };
    const obstacle = obstacleOn(branch, visit);
    if (obstacle !== null) return refuseAll(orders, obstacle);
    const { config } = await visit.judge();
    const plans = await Promise.all(
      branch.tree.files.map((file) => planFile(file, changesIn(file.path, last, record), services.evaluator, config)),
    );
    const planned = planCommandEdits({
      branch,
      isHead,
      orders: last,
      plans,
      actor,
      pullRequest: ref.number,
    });
    const commitSha = planned.effect === null ? null : (await github.apply(planned.effect)).commitSha;
    return { fates: planned.fates, commitSha };
  } catch (error) {
    return refuseAll(orders, refusalOfWrite(error, MOVED));
  }
}

const FORK =
  "The branch of this pull request is in a fork, which the App cannot write to. Change the box there yourself";

/** Whoever cannot push to a fork can still have a task ticked, where that is done after the merge. */
async function refusalOfFork(orders: readonly EditOrder[], visit: Visit): Promise<string> {
  const { ticks } = (await visit.judge()).config;
  const tasks = orders.flatMap(({ target, to }) => (to === "done" ? [target.task] : []));
  if (ticks === "in-pr" || ticks === "off" || tasks.length === 0) return `${FORK}.`;
  return `${FORK}, or write \`Completes ${tasks.join(", ")}\` in the description: what a pull request completes is ticked after the merge.`;
}

const MOVED =
  "The branch moved while the command was carried out. Look at the new commit, and write the command again.";

/** What keeps a branch from being written to, or null. */
function obstacleOn(branch: BranchSnapshot, { facts }: Visit): string | null {
  if (facts.state === "open") return branch.tipSha === facts.headSha ? null : MOVED;
  if (branch.directCommitsRefused === null) return null;
  return `\`${branch.branch}\` takes no direct commits: ${branch.directCommitsRefused} Change the box in a pull request.`;
}

function changesIn(path: string, orders: readonly EditOrder[], record: ChangeRecord) {
  const own = orders.filter(({ target }) => target.tasksPath === path);
  return own.map(({ target, to }) => ({ task: target.task, to, record }));
}

function refuseAll(orders: readonly EditOrder[], refused: string): Written {
  return { fates: orders.map((order) => ({ order, fate: { refused } })), commitSha: null };
}

/** The answer to a command with a line for each of its edits; one whose every edit is refused is refused itself. */
function withFates(answer: InvocationAnswer, { fates, commitSha }: Written): InvocationAnswer {
  const own = answer.orders.flatMap((order) => (order.kind === "edit" ? [fateOf(order, fates)] : []));
  if (own.length === 0) return answer;
  const lines = own.map(
    ({ order, fate }) => `- ${codeSpan(order.target.task, 60)} ${describe(order, fate, commitSha)}`,
  );
  const kept = own.filter(({ fate }) => fate === "change" || fate === "already");
  if (kept.length === 0) return refuse(answer.invocation, lines.join("\n"));
  const orders = answer.orders.flatMap((order) => {
    const fate = order.kind === "edit" ? kept.find((one) => isSame(one.order, order))?.fate : "already";
    if (fate === undefined) return [];
    return [fate === "change" && commitSha !== null ? { ...order, commitSha } : order];
  });
  const head = own.some(({ fate }) => fate === "change") ? answer.text : "Nothing to change:";
  return { ...answer, orders, text: `${head}\n\n${lines.join("\n")}` };
}

/** Of two edits of one task in a comment the last one counts, and both tell of it. */
function fateOf(order: EditOrder, fates: readonly EditFate[]): EditFate {
  const found = fates.find((one) => isSame(one.order, order));
  return found ?? { order, fate: { refused: "Nothing became of it." } };
}

function isSame(one: EditOrder, other: EditOrder): boolean {
  return one.target.tasksPath === other.target.tasksPath && one.target.task === other.target.task;
}

function describe({ to, target }: EditOrder, fate: EditFate["fate"], commitSha: string | null): string {
  const state = STATES[to] ?? to;
  if (fate === "already") return `is ${state} already.`;
  if (fate === "change") return `is now ${state}${commitSha === null ? "" : ` (commit ${commitSha})`}.`;
  return `in ${codeSpan(target.tasksPath, 200)} was not changed. ${neutralMessage(fate.refused)}`;
}

/** Statuses as a sentence says them. */
const STATES: Readonly<Partial<Record<EditOrder["to"], string>>> = { todo: "not done", "in-progress": "in progress" };
