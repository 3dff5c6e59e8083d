import { accessSemantics } from "./access.ts";
import { branchRuleSemantics } from "./branch-rules.ts";
import { checkRunSemantics } from "./check-runs.ts";
import { checkSuiteSemantics } from "./check-suites.ts";
import { commentSemantics } from "./comments.ts";
import { commitSemantics } from "./commits.ts";
import { mergeQueueSemantics } from "./merge-queues.ts";
import { pullRequestSemantics } from "./pull-requests.ts";
import { readingSemantics } from "./reading.ts";
import { repositorySemantics } from "./repositories.ts";
import { requiredCheckSemantics } from "./required-checks.ts";
import { reviewSemantics } from "./reviews.ts";
import type { Semantic } from "./scene.ts";
import { webhookSemantics } from "./webhooks.ts";

/** Every entry of SEMANTICS.md with its proof, in the order of that list. */
export const semantics: readonly Semantic[] = [
  ...checkRunSemantics,
  ...checkSuiteSemantics,
  ...requiredCheckSemantics,
  ...commitSemantics,
  ...branchRuleSemantics,
  ...readingSemantics,
  ...accessSemantics,
  ...pullRequestSemantics,
  ...reviewSemantics,
  ...commentSemantics,
  ...webhookSemantics,
  ...mergeQueueSemantics,
  ...repositorySemantics,
];
