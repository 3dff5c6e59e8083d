import type { WaiverReport } from "../config/waivers.ts";
import { listSection, plainSection, type Section } from "./bounded-text.ts";
import type { Evaluation } from "./evaluation.ts";
import { codeSpan, neutralText } from "./neutral-text.ts";

/** Everything by which less was asked of a pull request than the rules ask: its lane and the waivers, in every check. */
export function leniencySections({ lane, waivers = [] }: Evaluation): readonly Section[] {
  const head = "### Waivers\n";
  return [
    ...(lane ? [plainSection(renderLane(lane))] : []),
    ...(waivers.length > 0 ? [listSection(head, waivers, "waivers", renderWaiver)] : []),
  ];
}

function renderLane({ name, rules, skip, except }: NonNullable<Evaluation["lane"]>): string {
  const eased = Object.entries(rules).map(([rule, level]) => `${codeSpan(rule, 80)} at most ${level}`);
  const all = skip ? ["every error is shown as a warning"] : [];
  const locked = except.length > 0 ? `; ${except.length} locked rules are judged as usual` : "";
  return `> Lane ${codeSpan(name, 60)}: ${[...all, ...eased].join(", ") || "nothing is eased"}${locked}.`;
}

/** One waiver with who answers for it, until when, and what it does. */
function renderWaiver(waiver: WaiverReport): string {
  const { rule, place, reason, until, by, from } = waiver;
  const where = place === null ? "in this pull request" : `at ${codeSpan(place, 200)}`;
  const who = by === null ? `the ${from}` : codeSpan(by, 60);
  const end = until === null ? "" : ` until ${until}`;
  return `- ${codeSpan(rule, 80)} ${where}, by ${who}${end}: ${neutralText(reason, 300)} (${fateOf(waiver)})`;
}

function fateOf({ state, until, findings }: WaiverReport): string {
  if (state === "expired") return `**expired** on ${until}: remove it, or give it a new end`;
  if (state === "forbidden") return "**no effect**: the configuration forbids waivers of this rule";
  const count = findings === 1 ? "1 finding does not count" : `${findings} findings do not count`;
  if (until === null || findings === 0) return count;
  return `${count} until the end of ${until}; afterwards ${findings === 1 ? "it counts" : "they count"} again`;
}
