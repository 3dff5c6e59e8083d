import type { Config } from "../config/config.ts";
import type { Conclusion } from "../effects/effect.ts";
import type { Outcome } from "./evaluation.ts";

/**
 * GitHub's word for an outcome. `neutral` satisfies a required check, so it is used in report mode alone; what could
 * not be evaluated fails as what was found wrong does.
 */
export function concludeOutcome(outcome: Outcome, mode: Config["mode"]): Conclusion {
  if (outcome === "pass") return "success";
  return mode === "enforce" ? "failure" : "neutral";
}

const RANK: Readonly<Record<Conclusion, number>> = { success: 0, neutral: 1, failure: 2 };

/** The one that says the worst, the first of equals. A check belongs to a commit: a lenient verdict lends nobody its green. */
export function worstOf<T extends { readonly conclusion: Conclusion }>(first: T, others: readonly T[]): T {
  return others.reduce((worst, next) => (RANK[next.conclusion] > RANK[worst.conclusion] ? next : worst), first);
}
