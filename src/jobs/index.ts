import type { Job } from "./job.ts";
import { rerunSuite } from "./rerun-suite.ts";
import { reviewGroup } from "./review-group.ts";
import { reviewPullRequest } from "./review-pull-request.ts";
import { sweep } from "./sweep.ts";
import { sweepInstallation } from "./sweep-installation.ts";
import { sweepRepository } from "./sweep-repository.ts";
import { tickBranch } from "./tick-branch.ts";

/** Every job: the store defines their queues, the workers run them. */
export const jobs: readonly Job[] = [
  reviewPullRequest,
  reviewGroup,
  tickBranch,
  rerunSuite,
  sweepRepository,
  sweepInstallation,
  sweep,
];
