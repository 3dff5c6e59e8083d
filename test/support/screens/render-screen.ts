import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_CONFIG } from "../../../src/core/config/default-config.ts";
import type { CheckRunOutput, CommitFiles } from "../../../src/core/effects/effect.ts";
import { planGroupCheck } from "../../../src/core/effects/plan-group-check.ts";
import { planMergeReport, planReview } from "../../../src/core/effects/plan-review.ts";
import { renderTickHeadline } from "../../../src/core/effects/tick-message.ts";
import { renderTickProposal } from "../../../src/core/effects/tick-proposal.ts";
import type { CompletionOutcome, WaitingFor } from "../../../src/core/report/completion.ts";
import type { CommandComment } from "../../../src/core/snapshot/command-comment.ts";
import type { Evaluator } from "../../../src/evaluator/evaluator.ts";
import { drainInbox } from "../../../src/jobs/drain-inbox.ts";
import { tickOnApproval } from "../../../src/jobs/tick-on-approval.ts";
import type { ScreenInput } from "./screen-input.ts";
import { type ScreenStage, stageScreen } from "./screen-stage.ts";

const ROOT = join(import.meta.dirname, "../../../fixtures/screens");

export function screenNames(): readonly string[] {
  return readdirSync(ROOT, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

/** A file of a screen, or null. */
export function readScreenFile(
  name: string,
  file: "input.json" | "screen.md" | "note.md" | "reader.md",
): string | null {
  const path = screenPath(name, file);
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

export function screenPath(name: string, file: string): string {
  return join(ROOT, name, file);
}

/** What a person on GitHub sees, in Markdown. */
export async function renderScreen(name: string, evaluator: Evaluator): Promise<string> {
  const input = JSON.parse(readScreenFile(name, "input.json") ?? "") as ScreenInput;
  const given = (input.given ?? []).map((one, at) => commentOf(one, 100 + at));
  const asked = input.comment ? [commentOf(input.comment, 200)] : [];
  const stage = stageScreen(input, evaluator, [...given, ...asked]);
  for (const { id } of given) await answer(id, stage);
  const shown = await RENDERERS[input.shows](stage, input);
  return `${shown.trimEnd()}\n`;
}

function commentOf({ by, text, edited = false }: NonNullable<ScreenInput["comment"]>, id: number): CommandComment {
  return { id, nodeId: `IC_${id}`, body: text, author: { login: by, isBot: false }, edited };
}

async function answer(commentId: number, { visit }: ScreenStage): Promise<void> {
  const item = { kind: "comment", commentId, commentNodeId: `IC_${commentId}` } as const;
  await drainInbox([{ id: commentId, item, deliveryId: "screen-delivery", attempts: 0 }], visit);
}

async function reviewOf({ visit }: ScreenStage) {
  const { facts } = visit;
  const judgement = await visit.judge();
  const verdicts: never[] = [];
  return {
    facts,
    ...judgement,
    verdicts,
    forceNewRun: false,
    deliveryId: visit.deliveryId,
    orders: await visit.orders(),
  };
}

function waitingOf(completions: readonly CompletionOutcome[]): WaitingFor {
  return ({ task }) => completions.find((one) => one.task === task)?.waiting ?? null;
}

const RENDERERS: Readonly<Record<ScreenInput["shows"], (stage: ScreenStage, input: ScreenInput) => Promise<string>>> = {
  async check(stage) {
    const effect = planReview(await reviewOf(stage)).find(({ kind }) => kind === "publish-check-run");
    if (effect?.kind !== "publish-check-run") throw new Error("There is no check.");
    return renderCheck(effect.output);
  },
  async comment(stage) {
    const effect = planReview(await reviewOf(stage)).find(({ kind }) => kind === "upsert-comment");
    return effect?.kind === "upsert-comment" ? effect.body : "(There is no comment.)";
  },
  async reply(stage) {
    await answer(200, stage);
    const replies = stage.effects.flatMap((effect) => (effect.kind === "upsert-comment" ? [effect.body] : []));
    const reaction = stage.effects.findLast((effect) => effect.kind === "add-reaction");
    const sign = reaction?.kind === "add-reaction" ? REACTIONS[reaction.content] : "none";
    return [`Reaction on the comment: ${sign}`, ...replies.slice(-1)].join("\n\n---\n\n");
  },
  async merged({ visit }, { completions = [] }) {
    const [effect] = planMergeReport(visit.facts, completions, DEFAULT_CONFIG);
    return effect?.kind === "upsert-comment" ? effect.body : "(There is no comment.)";
  },
  async approval({ visit, effects }) {
    await tickOnApproval(visit);
    const shown = effects.flatMap((effect) => {
      if (effect.kind === "upsert-comment") return [effect.body];
      return effect.kind === "commit-files" ? [renderCommit(effect)] : [];
    });
    return shown.join("\n\n---\n\n");
  },
  async proposal(_stage, { completions = [], directCommitsRefused = null }) {
    const [{ bundle } = { bundle: "" }] = completions;
    const title = renderTickHeadline([{ bundle, tasks: completions.map(({ task }) => task) }]);
    return `# ${title}\n\n${renderTickProposal(completions, directCommitsRefused, waitingOf(completions))}`;
  },
  async "merge-group"(stage, { group = [], bodies = [] }) {
    const { facts } = stage.visit;
    const ref = {
      ...facts.ref,
      headSha: facts.headSha,
      baseSha: facts.baseSha,
      branch: "gh-readonly-queue/main/pr-12",
    };
    const merged = { ref, baseRef: facts.baseRef, pullRequests: group, checkRun: null };
    const members = group.map((number, at) => ({
      ref: { ...facts.ref, number },
      title: "",
      body: bodies[at] ?? "",
    }));
    const [effect] = planGroupCheck(merged, await reviewOf(stage), members);
    if (!effect) throw new Error("There is no check.");
    return renderCheck(effect.output);
  },
};

const REACTIONS = { eyes: "👀", rocket: "🚀", confused: "😕" } as const;

function renderCommit({ branch, headline, body }: CommitFiles): string {
  return `Commit on \`${branch}\`:\n\n# ${headline}\n\n${body}`;
}

function renderCheck({ conclusion, title, summary, text, annotations, actions }: CheckRunOutput): string {
  const lines = annotations.map(({ level, path, startLine, title: head, message }) => {
    return `- ${level} ${path}:${startLine} ${head}: ${message}`;
  });
  return [
    `spec-kit-enforce: **${conclusion}**`,
    `# ${title}`,
    summary,
    withoutCoverage(text ?? ""),
    lines.length > 0 ? `Annotations on the files:\n\n${lines.join("\n")}` : "",
    actions.length > 0 ? `Buttons: ${actions.map(({ label }) => `[${label}]`).join(" ")}` : "",
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** Closed until somebody opens it, and another one with every new rule. */
function withoutCoverage(text: string): string {
  return text.replace(
    /(<summary>What each rule looked at<\/summary>\n\n)[\s\S]*?(\n\n<\/details>)/,
    "$1(closed: a table with a row for each rule)$2",
  );
}
