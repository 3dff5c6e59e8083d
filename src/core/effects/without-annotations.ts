import type { PublishCheckRun } from "./effect.ts";

/**
 * The same check run without its annotations, for when GitHub rejects one of them. It gets no digests, so that the next
 * review tries the annotations again in a new run.
 */
export function withoutAnnotations(effect: PublishCheckRun): PublishCheckRun {
  const { output } = effect;
  const why = "GitHub did not accept the annotations, so the findings stand in this summary alone.";
  return {
    ...effect,
    externalId: effect.externalId.split(" ", 1)[0] ?? "",
    output: { ...output, annotations: [], summary: `> ${why}\n\n${output.summary}` },
  };
}
