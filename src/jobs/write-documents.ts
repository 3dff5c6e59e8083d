import { type InvocationAnswer, refuse } from "../core/commands/answer-command.ts";
import type { Order } from "../core/commands/order.ts";
import { type DocumentChange, planDocumentCommit } from "../core/effects/plan-document-commit.ts";
import type { FixPlan } from "../core/fixes/plan-fixes.ts";
import { boundedList } from "../core/report/bounded-text.ts";
import type { Finding } from "../core/report/finding.ts";
import { renderFindingLine } from "../core/report/finding-line.ts";
import { isCounted, orderedFindings } from "../core/report/finding-order.ts";
import { codeSpan, neutralMessage } from "../core/report/neutral-text.ts";
import { beginDocument } from "../core/scaffolds/new-document.ts";
import type { CommandComment } from "../core/snapshot/command-comment.ts";
import { refusalOfWrite } from "./refusal-of-write.ts";
import { today } from "./today.ts";
import type { Visit } from "./visit.ts";

type DocumentOrder = Extract<Order, { kind: "fix" | "scaffold" }>;

export interface WrittenDocuments {
  readonly answers: readonly InvocationAnswer[];
  /** Null where nothing was written. */
  readonly commitSha: string | null;
}

/** What an order comes to before anything is written. */
interface Plan {
  readonly changes: readonly DocumentChange[];
  readonly headline: string;
  /** For the commit's message. */
  readonly lines: readonly string[];
  /** For the reply. */
  readonly text: string;
  /** Something was asked for, and nothing of it can be done. */
  readonly isRefused?: boolean;
}

const MOST_SHOWN = 30;

/**
 * Fixes and begins documents on the pull request's own branch, one commit for each command. The branch has to be at the
 * commit that was judged, so that after a first commit of ours the next command is refused and can be written again.
 */
export async function writeDocuments(
  answers: readonly InvocationAnswer[],
  comment: CommandComment,
  visit: Visit,
  hasMoved: boolean,
): Promise<WrittenDocuments> {
  const written: InvocationAnswer[] = [];
  let commitSha: string | null = null;
  for (const answer of answers) {
    const order = answer.orders.find((one): one is DocumentOrder => one.kind === "fix" || one.kind === "scaffold");
    if (order === undefined) written.push(answer);
    else if (hasMoved || commitSha !== null) written.push(refuse(answer.invocation, AFTER_COMMIT));
    else {
      const done = await carryOut(answer, order, comment, visit);
      commitSha = done.commitSha;
      written.push(done.answer);
    }
  }
  return { answers: written, commitSha };
}

const AFTER_COMMIT =
  "A command before it in this comment has moved the branch. Look at the new commit, and write this one again.";

const MOVED = "The branch moved while the command was carried out. Look at the new commit, and ask for it again.";

async function carryOut(answer: InvocationAnswer, order: DocumentOrder, comment: CommandComment, visit: Visit) {
  const refused = (reason: string) => ({ answer: refuse(answer.invocation, neutralMessage(reason)), commitSha: null });
  try {
    const plan = order.kind === "fix" ? await planFix(order.rule, visit) : await planScaffold(order, visit);
    if (typeof plan === "string") return refused(plan);
    if (plan.changes.length === 0)
      return {
        answer: { ...answer, orders: [], text: plan.text, isRefused: plan.isRefused ?? false },
        commitSha: null,
      };
    const { ref, headRef, headSha } = visit.facts;
    const paths = plan.changes.map(({ path }) => path);
    const branch = await visit.github.readBranch(ref.repository, headRef, paths, true);
    if (branch.tipSha !== headSha) return refused(MOVED);
    const commit = planDocumentCommit({ branch, ...plan, actor: comment.author.login, pullRequest: ref.number });
    if ("refused" in commit) return refused(commit.refused);
    const { commitSha } = await visit.github.apply(commit);
    const text = `${answer.text}\n\n${plan.text}\n\nCommitted as ${commitSha}.`;
    return { answer: { ...answer, text, orders: [{ ...order, commitSha }] }, commitSha };
  } catch (error) {
    return refused(refusalOfWrite(error, MOVED));
  }
}

async function planFix(rule: string | null, { services, judge }: Visit): Promise<Plan | string> {
  const { headInput, config, evaluation } = await judge();
  if (!headInput) return "The spec bundles could not be evaluated; the check says why.";
  const plan = await services.evaluator.planFixes(headInput, { rule, counts: config.findings });
  if (plan.refused !== null) return `Nothing was changed. ${plan.refused}`;
  const isAsked = (one: Finding) => (rule === null || one.rule === rule) && isCounted(one, config);
  const asked = orderedFindings(evaluation).filter(isAsked);
  const count = `${plan.fixed.length} finding${plan.fixed.length === 1 ? "" : "s"}`;
  return {
    changes: plan.files.map(({ before, after }) => ({ path: before.path, before, after })),
    headline: `Fix ${count} in the spec bundles`,
    lines: plan.fixed.map(({ rule: fixed, fix }) => `${fixed}: ${fix.does}`),
    text: renderFixes(plan, asked),
    isRefused: asked.length > 0,
  };
}

function renderFixes({ fixed, left }: FixPlan, asked: readonly Finding[]): string {
  const done = fixed.map(
    ({ at, fix, rule }) =>
      `- ${codeSpan(`${at.path}:${at.line}`, 200)}: ${neutralMessage(fix.does)} (${codeSpan(rule, 80)})`,
  );
  const not = left.map(({ finding, reason }) => {
    return `- ${codeSpan(`${finding.at.path}:${finding.at.line}`, 200)} was not changed. ${neutralMessage(reason)}`;
  });
  if (done.length + not.length === 0) return nothingToFix(asked);
  return boundedList([...done, ...not], MOST_SHOWN, "findings", (line) => line);
}

function nothingToFix(findings: readonly Finding[]): string {
  if (findings.length === 0) return "Nothing to fix: no findings.";
  const lines = findings.map((one) => renderFindingLine(one));
  const head =
    findings.length === 1
      ? "Nothing was changed: the one finding has no automatic fix."
      : `Nothing was changed: none of the ${findings.length} findings has an automatic fix.`;
  return `${head} Fix ${findings.length === 1 ? "it" : "them"} by hand:\n\n${boundedList(lines, MOST_SHOWN, "findings", (line) => line)}`;
}

async function planScaffold({ documents }: Extract<Order, { kind: "scaffold" }>, visit: Visit): Promise<Plan | string> {
  const { headInput } = await visit.judge();
  const templates = headInput?.context?.head.files ?? [];
  const day = today(visit.services);
  const begun = documents.flatMap(({ bundle, name, path }) => {
    const document = beginDocument(bundle, name, templates, day);
    return document ? [{ path, ...document }] : [];
  });
  if (begun.length === 0) return "There is no form for the document that is missing. Create it by hand.";
  const from = (template: string | null) => (template === null ? "" : ` after ${codeSpan(template, 200)}`);
  return {
    changes: begun.map(({ path, text }) => ({ path, before: null, after: new TextEncoder().encode(text) })),
    headline: `Create ${begun.length === 1 ? "a document" : `${begun.length} documents`} of the spec bundles`,
    lines: begun.map(({ path, template }) => (template === null ? path : `${path} after ${template}`)),
    text: boundedList(
      begun,
      MOST_SHOWN,
      "documents",
      ({ path, template }) => `- ${codeSpan(path, 200)}${from(template)}`,
    ),
  };
}
