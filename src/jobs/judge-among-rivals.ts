import type { PullRequestAround } from "../core/build-evaluation-input.ts";
import type { PullRequestBundles, PullRequestFacts } from "../core/snapshot/pull-request.ts";
import type { GitHub } from "../github/github.ts";
import { evaluatePullRequest, type Judgement } from "./evaluate-pull-request.ts";
import { ledgerClaims } from "./ledger-claims.ts";
import { rankRivals } from "./rank-rivals.ts";
import { findRivals, metBy, NOTHING, type Ranks } from "./rival-claims.ts";
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
 * same and may write otherwise than its author, that decides who goes first, and it is evaluated once more.
 */
export async function judgeAmongRivals(scene: Scene): Promise<Judgement> {
  const { facts, github, services, run, readBundles } = scene;
  const { repository, number } = facts.ref;
  const others = await services.claims.others(repository.id, number);
  const own = others.length === 0 ? null : await services.claims.of(repository.id, number);
  const around = await scene.readAround();
  const judge = (ranks?: Ranks) => {
    const rivals = findRivals(number, own ?? NOTHING, others, own === null ? facts.createdAt : undefined, ranks);
    return evaluatePullRequest(facts, { ...around, ...rivals }, readBundles, services.evaluator, run);
  };
  const judgement = await judge();
  const { evaluation } = judgement;
  const has = { claims: ledgerClaims(evaluation), stakes: evaluation.ledger?.stakes ?? [] };
  const standing = await rankRivals(facts, metBy(has, others), github, run);
  const isEqual = standing.ahead.size + standing.behind.size === 0;
  return { ...(isEqual ? judgement : await judge(standing)), standing };
}
