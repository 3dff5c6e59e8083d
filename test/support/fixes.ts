import type { FixPlan } from "../../src/core/fixes/plan-fixes.ts";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The documents that a plan changes, as they are afterwards. */
export function fixedTexts({ files }: Pick<FixPlan, "files">): Readonly<Record<string, string>> {
  return Object.fromEntries(files.map(({ before, after }) => [before.path, decoder.decode(after)]));
}
