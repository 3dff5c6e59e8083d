import type { PullRequestAround } from "../core/build-evaluation-input.ts";
import type { PullRequestBundles, PullRequestFacts } from "../core/snapshot/pull-request.ts";
import type { GitHub } from "../github/github.ts";
import { evaluatePullRequest, type Judgement } from "./evaluate-pull-request.ts";
import { ledgerClaims } from "./ledger-claims.ts";
import { rankRivals } from "./rank-rivals.ts";
import { findRivals, metBy, NOTHING, type Owned, type Ranks, withinLimit } from "./rival-claims.ts";
import type { Run, Services } from "./services.ts";

interface Scene {
  readonly facts: PullRequestFacts;
  readonly github: Pick<GitHub, "readPermission">;
  readonly services: Services;
  readonly run: Run;
  readonly readBundles: () => Promise<PullRequestBundles>;
  readonly readAround: () => Promise<PullRequestAround>;
}

/**
 * Evaluates a pull request among the others that are open. What it has itself is known only then; where somebody has the
 * same and may write otherwise than its author, that decides who goes first, and it is evaluated once more; so it is where
 * others have more than one evaluation is told of, and some of it meets what we have.
 */
export async function judgeAmongRivals(scene: Scene): Promise<Judgement> {
  const { facts, github, services, run, readBundles } = scene;
  const { repository, number } = facts.ref;
  const others = await services.claims.others(repository.id, number);
  const own = others.length === 0 ? null : await services.claims.of(repository.id, number);
  const around = await scene.readAround();
  const judge = (near: Owned, ranks?: Ranks) => {
    const shown = withinLimit(others, near);
    const rivals = findRivals(number, own ?? NOTHING, shown, own === null ? facts.createdAt : undefined, ranks);
    return evaluatePullRequest(facts, { ...around, ...rivals }, readBundles, services.evaluator, run);
  };
  const judgement = await judge(own ?? NOTHING);
  const { evaluation } = judgement;
  const has = { claims: ledgerClaims(evaluation), stakes: evaluation.ledger?.stakes ?? [] };
  const met = metBy(has, others);
  const standing = await rankRivals(facts, met, github, run);
  const isEqual = standing.ahead.size + standing.behind.size === 0;
  const sawAll = met.length === 0 || withinLimit(others, has) === others;
  return { ...(isEqual && sawAll ? judgement : await judge(has, standing)), standing };
}
