import type { StandingOrders } from "../commands/standing-orders.ts";
import type { Config } from "../config/config.ts";
import { findOrigins } from "../config/find-origins.ts";
import type { ConfigPreview } from "../report/config-preview.ts";
import type { Evaluation } from "../report/evaluation.ts";
import type { PullRequestLocation, ReportContext } from "../report/report-context.ts";
import type { PullRequestFacts } from "../snapshot/pull-request.ts";
import type { Conclusion } from "./effect.ts";

/** The verdict of one pull request on its head commit. */
export interface ReviewVerdict {
  readonly pullRequest: number;
  readonly conclusion: Conclusion;
  readonly title: string;
}

/** Everything that the effects of a review depend on. */
export interface ReviewInput {
  readonly facts: PullRequestFacts;
  readonly evaluation: Evaluation;
  readonly config: Config;
  /** What the slash-commands mean by now. */
  readonly orders?: StandingOrders;
  /** Something to say beside the verdict, or null. */
  readonly notice?: string | null;
  /** The verdict under the configuration that the pull request brings; absent where it brings none. */
  readonly preview?: ConfigPreview;
  /** The recorded verdicts on this head; those of pull requests that are not siblings of this one are ignored. */
  readonly verdicts: readonly ReviewVerdict[];
  /** True after somebody asked for a new run: it is made even where nothing changed. */
  readonly forceNewRun: boolean;
  readonly deliveryId: string | null;
}

export function reportContext({ facts, config, notice, deliveryId, orders, preview }: ReviewInput): ReportContext {
  return {
    config,
    configPath: facts.config?.path ?? null,
    ...(facts.organisation ? { organisation: facts.organisation } : {}),
    origins: findOrigins(facts.config, facts.organisation),
    location: locate(facts),
    baseRef: facts.baseRef,
    draft: facts.draft,
    notice: notice ?? null,
    ...(preview ? { preview } : {}),
    headSha: facts.headSha,
    deliveryId,
    override: orders?.override ?? null,
  };
}

function locate({ ref, headRef, fromFork, headRepository }: PullRequestFacts): PullRequestLocation {
  const { owner, name } = ref.repository;
  const own = fromFork ? (headRepository ?? null) : { owner, name };
  return { repository: { owner, name }, number: ref.number, head: own && { ...own, branch: headRef } };
}
