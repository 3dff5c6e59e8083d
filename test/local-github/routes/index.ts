import { activityRoutes } from "./activities.ts";
import { appRoutes } from "./apps.ts";
import { checkSuiteRoutes } from "./check-suites.ts";
import { checkRoutes } from "./checks.ts";
import { commentRoutes } from "./comments.ts";
import { commitRoutes } from "./commits.ts";
import { contentRoutes } from "./contents.ts";
import { deliveryRoutes } from "./deliveries.ts";
import { gitObjectRoutes } from "./git-objects.ts";
import { issueRoutes } from "./issues.ts";
import { labelRoutes } from "./labels.ts";
import { pullRequestRoutes } from "./pull-requests.ts";
import { referenceRoutes } from "./references.ts";
import { repositoryRoutes } from "./repositories.ts";
import { reviewRoutes } from "./reviews.ts";
import type { Route } from "./route.ts";
import { statusRoutes } from "./statuses.ts";

/** Every route there is; any other is a violation. */
export const routes: readonly Route[] = [
  ...appRoutes,
  ...deliveryRoutes,
  ...repositoryRoutes,
  ...pullRequestRoutes,
  ...reviewRoutes,
  ...checkRoutes,
  ...checkSuiteRoutes,
  ...commentRoutes,
  ...issueRoutes,
  ...labelRoutes,
  ...commitRoutes,
  ...activityRoutes,
  ...contentRoutes,
  ...gitObjectRoutes,
  ...referenceRoutes,
  ...statusRoutes,
];
