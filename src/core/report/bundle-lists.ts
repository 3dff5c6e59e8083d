import type { Config } from "../config/config.ts";
import { namePullRequests } from "../rules/name-pull-requests.ts";
import { boundedList } from "./bounded-text.ts";
import type { BlockedTask, BundleReport, TaskBrief } from "./evaluation.ts";
import { codeSpan, neutralText } from "./neutral-text.ts";

/** The lists below a spec bundle's progress, each with at most `most` entries and a count of the rest. */
export function renderCompletes({ completes }: BundleReport, most: number, ticks: Config["ticks"] = "auto"): string {
  if (completes.length === 0) return "";
  return `**${whenTicked(ticks)}**\n\n${boundedList(completes, most, "tasks", completedLine)}`;
}

/** Which hand ticks what a pull request completes, and when. */
export function whenTicked(ticks: Config["ticks"]): string {
  if (ticks === "in-pr") return "Ticked in this pull request once somebody approves it, or by `/spec tick`";
  return ticks === "off" ? "Completed by this pull request; to be ticked by hand" : "Ticked when this merges";
}

/** What this change completes is no work for others, so it is left out. */
export function renderReady({ ready, completes }: BundleReport, most: number): string {
  const own = new Set(completes.map(({ id }) => id));
  const others = ready.filter(({ id }) => !own.has(id));
  if (others.length === 0) return "";
  return `**Ready next**\n\n${boundedList(others, most, "tasks", readyLine)}`;
}

function readyLine(task: TaskBrief): string {
  const { claimedBy = [] } = task;
  if (claimedBy.length === 0) return taskLine(task);
  return `${taskLine(task)} (claimed by ${namePullRequests(claimedBy).replace("Pull", "pull")})`;
}

export function renderUnblocks({ gain }: BundleReport, most: number): string {
  const unblocks = gain?.unblocks ?? [];
  if (unblocks.length === 0) return "";
  return `**Merging this unblocks**\n\n${boundedList(unblocks, most, "tasks", taskLine)}`;
}

/** Said too, so that nobody has to wonder whether it was looked at. */
export const NONE_BLOCKED = "No task is blocked.";

export function renderBlocked({ blocked }: BundleReport, most: number): string {
  if (blocked.length === 0) return NONE_BLOCKED;
  return `**Blocked tasks**\n\n${blockedLines(blocked, most)}`;
}

export function blockedLines(blocked: BundleReport["blocked"], most: number): string {
  return boundedList(blocked, most, "tasks", blockedLine);
}

/** A box that is ticked in the pull request itself is not ticked again. */
export const TICKED_HERE = " (ticked in this pull request)";

function completedLine(task: TaskBrief): string {
  return `${taskLine(task)}${task.status === "done" ? TICKED_HERE : ""}`;
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
