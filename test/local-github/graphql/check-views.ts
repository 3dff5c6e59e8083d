import type { App } from "../world/app.ts";
import type { CheckAnnotation, CheckRun, CheckSuite } from "../world/check.ts";
import { newestRuns, suiteState } from "../world/check-suites.ts";
import { fullNameOf } from "../world/repository.ts";
import { commitView } from "./commit-view.ts";
import { type ConnectionArguments, connection } from "./connection.ts";
import { refView, repositoryView } from "./repository-view.ts";
import type { Fields, Viewer } from "./viewer.ts";

export interface CheckSuiteFilter {
  readonly appId?: number | null;
  readonly checkName?: string | null;
}

interface CheckRunFilter extends CheckSuiteFilter {
  readonly checkType?: "ALL" | "LATEST" | null;
  readonly status?: string | null;
  readonly statuses?: readonly string[] | null;
  readonly conclusions?: readonly string[] | null;
}

export function checkSuiteView(viewer: Viewer, suite: CheckSuite): Fields {
  const { status, conclusion } = suiteState(suite);
  const path = `/${fullNameOf(suite.repository)}/commit/${suite.headSha}/checks?check_suite_id=${suite.id}`;
  return viewer.view("CheckSuite", {
    id: suite.nodeId,
    databaseId: suite.id,
    app: () => appView(viewer, suite.app),
    status: status.toUpperCase(),
    conclusion: conclusion?.toUpperCase() ?? null,
    branch: () => (suite.headBranch === null ? null : refView(viewer, suite.repository, suite.headBranch)),
    commit: () => commitView(viewer, suite.repository, suite.headSha),
    checkRuns: (asked: ConnectionArguments & { filterBy?: CheckRunFilter | null }) =>
      connection(viewer, "checkRuns", filtered(suite, asked.filterBy ?? {}), asked, (run) => checkRunView(viewer, run)),
    repository: () => repositoryView(viewer, suite.repository),
    createdAt: suite.createdAt,
    updatedAt: suite.updatedAt,
    url: `${viewer.baseUrl}${path}`,
    resourcePath: path,
  });
}

/** Oldest first; all runs unless only the newest of each name are asked for. */
function filtered(suite: CheckSuite, filter: CheckRunFilter): CheckRun[] {
  const runs = filter.checkType === "LATEST" ? newestRuns(suite) : suite.runs;
  const statuses = filter.statuses ?? (filter.status == null ? null : [filter.status]);
  return runs
    .filter((run) => filter.appId == null || run.suite.app.id === filter.appId)
    .filter((run) => filter.checkName == null || run.name === filter.checkName)
    .filter((run) => statuses === null || statuses.includes(run.status.toUpperCase()))
    .filter((run) => filter.conclusions?.includes((run.conclusion ?? "").toUpperCase()) ?? true);
}

export function checkRunView(viewer: Viewer, run: CheckRun): Fields {
  const path = `/${fullNameOf(run.suite.repository)}/runs/${run.id}`;
  return viewer.view("CheckRun", {
    id: run.nodeId,
    databaseId: run.id,
    name: run.name,
    status: run.status.toUpperCase(),
    conclusion: run.conclusion?.toUpperCase() ?? null,
    externalId: run.externalId,
    title: run.title,
    summary: run.summary,
    text: run.text,
    startedAt: run.startedAt,
    completedAt: run.completedAt,
    detailsUrl: run.detailsUrl,
    checkSuite: () => checkSuiteView(viewer, run.suite),
    annotations: (asked: ConnectionArguments) =>
      connection(viewer, "annotations", run.annotations, asked, annotationView),
    repository: () => repositoryView(viewer, run.suite.repository),
    url: `${viewer.baseUrl}${path}`,
    permalink: `${viewer.baseUrl}${path}`,
    resourcePath: path,
  });
}

function annotationView(annotation: CheckAnnotation): Fields {
  const { path, start_line, end_line, start_column, end_column, annotation_level, message, title } = annotation;
  return {
    __typename: "CheckAnnotation",
    path,
    message,
    title: title ?? null,
    rawDetails: annotation.raw_details ?? null,
    annotationLevel: annotation_level.toUpperCase(),
    location: {
      start: { line: start_line, column: start_column ?? null },
      end: { line: end_line, column: end_column ?? null },
    },
  };
}

function appView(viewer: Viewer, app: App): Fields {
  return viewer.view("App", { id: app.nodeId, databaseId: app.id, slug: app.slug, name: app.name });
}
