import type { Order } from "../commands/order.ts";
import type { EditPlan, EditRefusal } from "../edits/edit.ts";
import { SEPARATE } from "../edits/refusals.ts";
import type { BranchSnapshot } from "../snapshot/branch-snapshot.ts";
import type { CommitFiles } from "./effect.ts";
import { encodeName } from "./tick-message.ts";

export type EditOrder = Extract<Order, { kind: "edit" }>;

export interface CommandEditsInput {
  readonly branch: BranchSnapshot;
  /** True for the head of a pull request, whose required checks must run on the commit. */
  readonly isHead: boolean;
  readonly orders: readonly EditOrder[];
  /** One plan per tasks document, made on the bytes of `branch.tree`. */
  readonly plans: readonly EditPlan[];
  readonly actor: string;
  readonly pullRequest: number;
}

/** What becomes of an order: written by the commit, so already, or not done and why. */
export interface EditFate {
  readonly order: EditOrder;
  readonly fate: "change" | "already" | { readonly refused: string };
}

export interface CommandEdits {
  readonly effect: CommitFiles | null;
  readonly fates: readonly EditFate[];
}

/** Turns what commands want of a branch into one commit on it. */
export function planCommandEdits(input: CommandEditsInput): CommandEdits {
  const fates = input.orders.map((order) => ({ order, fate: fateOf(order, input) }));
  const changed = fates.flatMap(({ order, fate }) => (fate === "change" ? [order] : []));
  return { effect: changed.length > 0 ? buildCommit(input, changed) : null, fates };
}

function fateOf({ target, to }: EditOrder, { plans, branch }: CommandEditsInput): EditFate["fate"] {
  const plan = plans.find(({ path }) => path === target.tasksPath);
  if (!plan) return { refused: `\`${target.tasksPath}\` is not on \`${branch.branch}\`.` };
  if (plan.unchanged.includes(target.task)) return "already";
  if (plan.changed.includes(target.task)) return "change";
  const refusal = plan.refusals.find(({ task }) => task === target.task);
  return {
    refused: refusal
      ? `${refusal.reason} ${hintOf(refusal, to)}`.trim()
      : `\`${plan.path}\` has no task \`${target.task}\`.`,
  };
}

const VERBS: Readonly<Partial<Record<EditOrder["to"], string>>> = {
  todo: "untick",
  "in-progress": "start",
  blocked: "block",
  done: "tick",
  cancelled: "cancel",
};

/** Whoever comments is told the command that works. */
function hintOf({ hint, together }: EditRefusal, to: EditOrder["to"]): string {
  const verb = VERBS[to];
  return together && verb
    ? `Comment \`/spec ${verb} ${together.join(" ")}\` if that holds for all of them; else ${SEPARATE}`
    : hint;
}

function buildCommit(input: CommandEditsInput, orders: readonly EditOrder[]): CommitFiles {
  const { branch, isHead, actor, pullRequest } = input;
  const [first] = orders;
  const named = orders.map(({ target }) => encodeName(target.task)).join(", ");
  const isShort = named.length <= 40;
  const headline = `Set ${isShort ? named : `${orders.length} tasks`} to ${first?.to ?? "done"}`;
  const reasons = orders.flatMap(({ target, to, reason }) => [
    `${encodeName(target.task)}: ${to}${reason === null ? "" : `, ${encodeProse(reason)}`}`,
  ]);
  const trailers = [
    ...new Set(orders.map(({ target }) => `Spec-Kit-Enforce: ${encodeName(target.bundle)}#${encodeName(target.task)}`)),
  ];
  return {
    kind: "commit-files",
    repository: branch.repository,
    branch: branch.branch,
    expectedHeadSha: branch.tipSha,
    headline: isHead || branch.isHead === true ? headline : `${headline} [skip ci]`,
    body: [`Asked for by ${encodeName(actor)} in #${pullRequest}.`, "", ...reasons, "", ...trailers].join("\n"),
    files: changedFiles(input, orders),
  };
}

/** Words of a person in a commit message: they can mention nobody, close no issue and begin no trailer. */
export function encodeProse(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\p{L}\p{N} .,;_/]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

function changedFiles({ branch, plans }: CommandEditsInput, orders: readonly EditOrder[]): CommitFiles["files"] {
  const paths = new Set(orders.map(({ target }) => target.tasksPath));
  return plans.flatMap((plan) => {
    const file = branch.tree.files.find(({ path }) => path === plan.path);
    return file && paths.has(plan.path) ? [{ path: plan.path, mode: file.mode, bytes: plan.after }] : [];
  });
}
