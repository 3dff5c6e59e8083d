import type { BundleReport } from "./evaluation.ts";
import { nameThem } from "./who-waits.ts";

/** That nothing tells whether the changed files do what is ticked, in one sentence; empty where every such task says. */
export function undeclaredSentence({ undeclared = [] }: Pick<BundleReport, "undeclared">): string {
  const [first, ...others] = undeclared;
  if (first === undefined) return "";
  const [declare, work] = others.length === 0 ? ["declares", "its work is"] : ["declare", "their work is"];
  return `Not checked: ${nameThem(undeclared)} ${declare} no files, so whether ${work} in this pull request is for its reviewers to see.`;
}
