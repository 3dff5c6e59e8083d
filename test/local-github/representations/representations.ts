import type { World } from "../world/world.ts";
import { AppViews } from "./app-views.ts";
import { CheckViews } from "./check-views.ts";
import { CommitViews } from "./commit-views.ts";
import { IssueViews } from "./issue-views.ts";
import { PullRequestViews } from "./pull-request-views.ts";
import { RepositoryViews } from "./repository-views.ts";
import { ReviewViews } from "./review-views.ts";
import { StatusViews } from "./status-views.ts";
import { UserViews } from "./user-views.ts";

/**
 * Objects of the world as REST and webhooks show them: only the fields that mean something here. The rest is filled
 * in from the official schema when an answer leaves.
 */
export class Representations {
  readonly users: UserViews;
  readonly repositories: RepositoryViews;
  readonly pullRequests: PullRequestViews;
  readonly issues: IssueViews;
  readonly checks: CheckViews;
  readonly commits: CommitViews;
  readonly apps: AppViews;
  readonly statuses: StatusViews;
  readonly reviews: ReviewViews;

  constructor(world: World, baseUrl: string) {
    this.users = new UserViews(baseUrl);
    this.repositories = new RepositoryViews(baseUrl, this.users);
    this.apps = new AppViews(baseUrl, this.users);
    this.statuses = new StatusViews(baseUrl, this.users, this.repositories);
    this.reviews = new ReviewViews(baseUrl, this.users);
    this.commits = new CommitViews(baseUrl);
    this.issues = new IssueViews(baseUrl, this.users, this.apps);
    this.pullRequests = new PullRequestViews(world, baseUrl, this.users, this.repositories);
    this.checks = new CheckViews(baseUrl, this.apps, this.pullRequests);
  }
}
