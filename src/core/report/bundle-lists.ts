import { boundedList } from "./bounded-text.ts";
import type { BlockedTask, BundleReport, TaskBrief } from "./evaluation.ts";
import { codeSpan, neutralText } from "./neutral-text.ts";

/** The lists below a spec bundle's progress, each with at most `most` entries and a count of the rest. */
export function renderCompletes({ completes }: BundleReport, most: number): string {
  if (completes.length === 0) return "";
  return `**Ticked when this merges**\n\n${boundedList(completes, most, "tasks", taskLine)}`;
}

export function renderReady({ ready }: BundleReport, most: number): string {
  if (ready.length === 0) return "";
  return `**Ready next**\n\n${boundedList(ready, most, "tasks", taskLine)}`;
}

export function renderBlocked({ blocked }: BundleReport, most: number): string {
  if (blocked.length === 0) return "";
  return `**Blocked**\n\n${boundedList(blocked, most, "tasks", blockedLine)}`;
}

function taskLine({ id, generated, title }: TaskBrief): string {
  return generated ? `- ${neutralText(title, 160)}` : `- ${codeSpan(id, 60)} ${neutralText(title, 160)}`;
}

/** A blocked task in few words. */
function taskName({ id, generated, title }: TaskBrief): string {
  return generated ? neutralText(title, 160) : codeSpan(id, 60);
}

function blockedLine({ task, waitsFor }: BlockedTask): string {
  if (waitsFor.length === 0) return `- ${taskName(task)} is marked as blocked; the document does not say by what`;
  const named = waitsFor.slice(0, 6).map((name) => codeSpan(name, 80));
  const more = waitsFor.length > 6 ? ` and ${waitsFor.length - 6} more` : "";
  return `- ${taskName(task)} waits for ${named.join(", ")}${more}`;
}
