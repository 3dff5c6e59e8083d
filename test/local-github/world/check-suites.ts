import type { App } from "./app.ts";
import type { CheckRun, CheckSuite } from "./check.ts";
import { appsOn } from "./installations.ts";
import type { Repository } from "./repository.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

/** A push asks every App that may write checks for a suite, unless the commit says not to. */
export function requestSuites(world: World, repository: Repository, sha: string, branch: string, sender: User): void {
  const message = repository.git.readCommit(sha)?.message ?? "";
  if (/^skip-checks:\s*true\s*$/m.test(message.trimEnd().split("\n").at(-1) ?? "")) return;
  for (const { app, permissions } of appsOn(world, repository)) {
    if (permissions.checks !== "write") continue;
    const checkSuite = suiteFor(world, repository, app, sha, branch);
    world.publish({ name: "check_suite", action: "requested", repository, checkSuite, sender });
  }
}

/** The one suite of an App on a commit, made if missing. */
export function suiteFor(
  world: World,
  repository: Repository,
  app: App,
  sha: string,
  branch: string | null = branchAt(repository, sha),
): CheckSuite {
  const known = repository.checkSuites.find((suite) => suite.app === app && suite.headSha === sha);
  if (known !== undefined) return known;
  const id = world.nextId();
  const suite: CheckSuite = {
    id,
    nodeId: world.nodeId("CS", id),
    app,
    repository,
    headSha: sha,
    headBranch: branch,
    createdAt: world.timestamp(),
    updatedAt: world.timestamp(),
    runs: [],
    rerequested: false,
  };
  repository.checkSuites.push(suite);
  return suite;
}

function branchAt(repository: Repository, sha: string): string | null {
  for (const [branch, tip] of repository.branches) if (tip === sha) return branch;
  return null;
}

/** Asks for everything in a suite again. The runs in it stay as they are. */
export function rerequestSuite(world: World, suite: CheckSuite, sender: User): void {
  suite.rerequested = true;
  suite.updatedAt = world.timestamp();
  const { repository } = suite;
  world.publish({ name: "check_suite", action: "rerequested", repository, checkSuite: suite, sender });
}

/** Asks for one run again. The suite is reset after the App was told, the run not at all. */
export function rerequestRun(world: World, checkRun: CheckRun, sender: User): void {
  const { repository } = checkRun.suite;
  world.publish({ name: "check_run", action: "rerequested", repository, checkRun, sender });
  checkRun.suite.rerequested = true;
}

/** Status and conclusion of a suite follow from the newest run of each name. */
export function suiteState(suite: CheckSuite): { status: string; conclusion: string | null } {
  const runs = newestRuns(suite);
  if (runs.length === 0 || suite.rerequested) return { status: "queued", conclusion: null };
  if (runs.some((run) => run.status === "in_progress")) return { status: "in_progress", conclusion: null };
  if (runs.some((run) => run.status === "queued")) return { status: "queued", conclusion: null };
  return {
    status: "completed",
    conclusion: worst(runs.map((run) => (run.conclusion === "skipped" ? "neutral" : (run.conclusion ?? "neutral")))),
  };
}

export function newestRuns(suite: CheckSuite): CheckSuite["runs"] {
  return [...new Map(suite.runs.map((run) => [run.name, run])).values()];
}

// The webhook schemas know no skipped suite.
const severity = ["success", "neutral", "cancelled", "stale", "action_required", "timed_out", "failure"];

function worst(conclusions: readonly string[]): string {
  return conclusions.reduce((a, b) => (severity.indexOf(b) > severity.indexOf(a) ? b : a));
}
