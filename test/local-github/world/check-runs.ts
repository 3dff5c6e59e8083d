import type { App } from "./app.ts";
import type { CheckAnnotation, CheckButton, CheckRun } from "./check.ts";
import { refuseBadRun } from "./check-limits.ts";
import { suiteFor, suiteState } from "./check-suites.ts";
import { Refusal, unprocessable } from "./refusal.ts";
import type { Repository } from "./repository.ts";
import type { World } from "./world.ts";

/** The body of the API's create and update, in its own field names. */
export interface CheckRunFields {
  readonly name?: string;
  readonly head_sha?: string;
  readonly status?: CheckRun["status"];
  readonly conclusion?: string;
  readonly external_id?: string;
  readonly details_url?: string;
  readonly started_at?: string;
  readonly completed_at?: string;
  readonly output?: {
    readonly title?: string;
    readonly summary?: string;
    readonly text?: string;
    readonly annotations?: readonly CheckAnnotation[];
  };
  readonly actions?: readonly CheckButton[];
}

export function createCheckRun(world: World, repository: Repository, app: App, fields: CheckRunFields): CheckRun {
  refuseBadRun(fields);
  const headSha = fields.head_sha ?? "";
  if (repository.git.readCommit(headSha) === undefined) throw unprocessable(`No commit found for SHA: ${headSha}`);
  const suite = suiteFor(world, repository, app, headSha);
  const id = world.nextId();
  const run: CheckRun = {
    id,
    nodeId: world.nodeId("CR", id),
    suite,
    name: fields.name ?? "",
    status: "queued",
    conclusion: null,
    externalId: "",
    detailsUrl: null,
    startedAt: world.timestamp(),
    completedAt: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
    actions: [],
  };
  suite.runs.push(run);
  world.remember(run.nodeId, "CheckRun", run);
  change(world, run, fields);
  tell(world, run, "created");
  if (run.status === "completed") tell(world, run, "completed");
  return run;
}

/** Changes the fields given; annotations are added to those there, for nothing can take one away. */
export function updateCheckRun(world: World, run: CheckRun, app: App, fields: CheckRunFields): void {
  if (run.suite.app !== app)
    throw new Refusal(
      403,
      `Invalid app_id \`${app.id}\` - check run can only be modified by the GitHub App that created it.`,
    );
  refuseBadRun(fields);
  const wasCompleted = run.status === "completed";
  change(world, run, fields);
  if (run.status === "completed" && !wasCompleted) tell(world, run, "completed");
}

function change(world: World, run: CheckRun, fields: CheckRunFields): void {
  run.name = fields.name ?? run.name;
  run.externalId = fields.external_id ?? run.externalId;
  run.detailsUrl = fields.details_url ?? run.detailsUrl;
  run.startedAt = fields.started_at ?? run.startedAt;
  run.actions = fields.actions ?? run.actions;
  changeState(world, run, fields);
  changeOutput(run, fields.output ?? {});
  run.suite.updatedAt = world.timestamp();
}

function changeState(world: World, run: CheckRun, fields: CheckRunFields): void {
  const status = fields.conclusion === undefined ? fields.status : "completed";
  if (status === undefined) return;
  run.status = status;
  run.conclusion = status === "completed" ? (fields.conclusion ?? run.conclusion) : null;
  run.completedAt = status === "completed" ? (fields.completed_at ?? world.timestamp()) : null;
  if (status === "completed") run.suite.rerequested = false;
}

function changeOutput(run: CheckRun, output: NonNullable<CheckRunFields["output"]>): void {
  run.title = output.title ?? run.title;
  run.summary = output.summary ?? run.summary;
  run.text = output.text ?? run.text;
  run.annotations.push(...(output.annotations ?? []));
}

function tell(world: World, checkRun: CheckRun, action: "created" | "completed"): void {
  const { repository, app } = checkRun.suite;
  world.publish({ name: "check_run", action, repository, checkRun, sender: app.bot });
  if (action === "created" || suiteState(checkRun.suite).status !== "completed") return;
  const checkSuite = checkRun.suite;
  world.publish({ name: "check_suite", action: "completed", repository, checkSuite, sender: app.bot });
}

export function findCheckRun(repository: Repository, id: number): CheckRun {
  const run = repository.checkSuites.flatMap((suite) => suite.runs).find((candidate) => candidate.id === id);
  if (run === undefined) throw new Refusal(404, "Not Found");
  return run;
}
