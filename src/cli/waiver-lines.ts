import type { WaiverReport } from "../core/config/waivers.ts";
import { plainText } from "../core/report/neutral-text.ts";

/** A sentence for each waiver that no finding tells of: those that ended, that are forbidden, or that found nothing. */
export function waiverLines(waivers: readonly WaiverReport[]): readonly string[] {
  return waivers.flatMap((waiver) => {
    const fate = fateOf(waiver);
    return fate === null
      ? []
      : [plainText(`The waiver of ${waiver.rule}${placeOf(waiver)} ${fate} (${waiver.reason})`)];
  });
}

function placeOf({ place, by }: WaiverReport): string {
  return `${place === null ? "" : ` at ${place}`}${by === null ? "" : ` by ${by}`}`;
}

function fateOf({ state, until, findings }: WaiverReport): string | null {
  if (state === "expired") return `expired on ${until} and has no effect. Remove it, or give it a new end.`;
  if (state === "forbidden") return "has no effect: the configuration forbids waivers of this rule. Remove it.";
  return findings === 0 ? "has no effect: nothing that was looked at has such a finding." : null;
}
