import type { Config } from "../config/config.ts";
import { namePullRequests } from "../rules/name-pull-requests.ts";
import { boundedList } from "./bounded-text.ts";
import type { BlockedTask, BundleReport, TaskBrief } from "./evaluation.ts";
import { codeSpan, neutralText } from "./neutral-text.ts";
import { blockedHead, isTickLeft, noneBlocked, stillBlocked } from "./still-blocked.ts";

/** The lists below a spec bundle's progress, each with at most `most` entries and a count of the rest. */
export function renderCompletes({ completes }: BundleReport, most: number, ticks: Config["ticks"] = "auto"): string {
  if (completes.length === 0) return "";
  const lists = completionLists(completes, ticks);
  return lists.map(([head, tasks]) => `**${head}**\n\n${boundedList(tasks, most, "tasks", taskLine)}`).join("\n\n");
}

/** What a pull request completes, under what becomes of its box: one that is ticked in it is not ticked again. */
export function completionLists(
  completes: readonly TaskBrief[],
  ticks: Config["ticks"],
): readonly (readonly [string, readonly TaskBrief[]])[] {
  const of = (isDone: boolean) => completes.filter(({ status }) => (status === "done") === isDone);
  const lists = [["Completed and ticked here", of(true)] as const, [whenTicked(ticks), of(false)] as const];
  return lists.filter(([, tasks]) => tasks.length > 0);
}

function whenTicked(ticks: Config["ticks"]): string {
  const when = howTicked(ticks);
  return ticks === "off" ? `Completed by this pull request; ${when}` : when.replace("t", "T");
}

/** Which hand ticks what a pull request completes, and when. */
export function howTicked(ticks: Config["ticks"]): string {
  if (ticks === "in-pr") return "ticked in this pull request once somebody approves it, or by `/spec tick`";
  return ticks === "off" ? "to be ticked by hand" : "ticked when this merges";
}

/** What this change completes is no work for others, and what only its merge unblocks is no work yet: both are left out. */
export function renderReady({ ready, completes, gain }: BundleReport, most: number): string {
  const own = new Set([...completes, ...(gain?.unblocks ?? [])].map(({ id }) => id));
  const others = ready.filter(({ id }) => !own.has(id));
  if (others.length === 0) return "";
  return `**Ready next**\n\n${boundedList(others, most, "tasks", readyLine)}`;
}

function readyLine(task: TaskBrief): string {
  const { claimedBy = [] } = task;
  if (claimedBy.length === 0) return taskLine(task);
  return `${taskLine(task)} (claimed by ${namePullRequests(claimedBy).replace("Pull", "pull")})`;
}

export function renderUnblocks(bundle: BundleReport, most: number, ticks: Config["ticks"] = "auto"): string {
  const unblocks = bundle.gain?.unblocks ?? [];
  if (unblocks.length === 0) return "";
  return `**${unblocksHead(bundle, ticks)}**\n\n${boundedList(unblocks, most, "tasks", taskLine)}`;
}

export function unblocksHead(bundle: Pick<BundleReport, "completes">, ticks: Config["ticks"]): string {
  return isTickLeft(bundle, ticks)
    ? "Merging this unblocks, once what it completes is ticked"
    : "Merging this unblocks";
}

export function renderBlocked(bundle: BundleReport, most: number): string {
  const blocked = stillBlocked(bundle);
  if (blocked.length === 0) return noneBlocked(bundle);
  return `**${blockedHead(bundle)}**\n\n${blockedLines(blocked, most)}`;
}

export function blockedLines(blocked: BundleReport["blocked"], most: number): string {
  return boundedList(blocked, most, "tasks", blockedLine);
}

function taskLine({ id, generated, title }: TaskBrief): string {
  return generated ? `- ${neutralText(title, 160)}` : `- ${codeSpan(id, 60)} ${neutralText(title, 160)}`;
}

/** A blocked task in few words. */
function taskName({ id, generated, title }: TaskBrief): string {
  return generated ? neutralText(title, 160) : codeSpan(id, 60);
}

function blockedLine(blocked: BlockedTask): string {
  return `- ${blockedPhrase(blocked)}`;
}

/** `T014` waits for `T012`. */
export function blockedPhrase({ task, waitsFor }: BlockedTask): string {
  if (waitsFor.length === 0) return `${taskName(task)} is marked as blocked, and the document does not say by what`;
  const named = waitsFor.slice(0, 6).map((name) => codeSpan(name, 80));
  const more = waitsFor.length > 6 ? ` and ${waitsFor.length - 6} more` : "";
  return `${taskName(task)} waits for ${named.join(", ")}${more}`;
}
