import type { CheckRun, CheckSuite } from "../world/check.ts";
import { suiteState } from "../world/check-suites.ts";
import { fullNameOf } from "../world/repository.ts";
import { pullRequestsOf } from "../world/revisions.ts";
import type { AppViews } from "./app-views.ts";
import type { PullRequestViews } from "./pull-request-views.ts";

export class CheckViews {
  readonly #baseUrl: string;
  readonly #apps: AppViews;
  readonly #pullRequests: PullRequestViews;

  constructor(baseUrl: string, apps: AppViews, pullRequests: PullRequestViews) {
    this.#baseUrl = baseUrl;
    this.#apps = apps;
    this.#pullRequests = pullRequests;
  }

  run(run: CheckRun): Record<string, unknown> {
    const { suite } = run;
    const name = fullNameOf(suite.repository);
    const url = `${this.#baseUrl}/repos/${name}/check-runs/${run.id}`;
    return {
      id: run.id,
      node_id: run.nodeId,
      name: run.name,
      head_sha: suite.headSha,
      external_id: run.externalId,
      status: run.status,
      conclusion: run.conclusion,
      started_at: run.startedAt,
      completed_at: run.completedAt,
      url,
      html_url: `${this.#baseUrl}/${name}/runs/${run.id}`,
      details_url: run.detailsUrl ?? `${this.#baseUrl}/apps/${suite.app.slug}`,
      output: {
        title: run.title,
        summary: run.summary,
        text: run.text,
        annotations_count: run.annotations.length,
        annotations_url: `${url}/annotations`,
      },
      check_suite: { id: suite.id },
      app: this.#apps.app(suite.app),
      pull_requests: this.#pullRequestsOf(suite),
    };
  }

  suite(suite: CheckSuite): Record<string, unknown> {
    const name = fullNameOf(suite.repository);
    const url = `${this.#baseUrl}/repos/${name}/check-suites/${suite.id}`;
    return {
      id: suite.id,
      node_id: suite.nodeId,
      head_branch: suite.headBranch,
      head_sha: suite.headSha,
      ...suiteState(suite),
      url,
      check_runs_url: `${url}/check-runs`,
      latest_check_runs_count: suite.runs.length,
      before: null,
      after: suite.headSha,
      app: this.#apps.app(suite.app),
      pull_requests: this.#pullRequestsOf(suite),
      created_at: suite.createdAt,
      updated_at: suite.updatedAt,
    };
  }

  /** Open pull requests of the same repository at this commit; a fork's are never listed. */
  #pullRequestsOf(suite: CheckSuite): unknown[] {
    return pullRequestsOf(suite.repository)
      .filter(({ pull, state }) => state === "open" && pull.headSha === suite.headSha)
      .filter(({ pull }) => pull.headRepository === suite.repository)
      .map((request) => this.#pullRequests.minimal(request));
  }
}
