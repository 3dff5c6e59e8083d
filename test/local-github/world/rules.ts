import type { App } from "./app.ts";
import type { CheckRun } from "./check.ts";
import { newestRuns } from "./check-suites.ts";
import { currentStatuses } from "./commit-status.ts";
import type { Repository } from "./repository.ts";

/** The rules of a ruleset that this GitHub knows. `bypass` names the Apps (by id) that a rule does not bind. */
export type BranchRule =
  | { readonly type: "pull_request"; readonly bypass?: readonly number[] }
  | {
      readonly type: "required_status_checks";
      readonly checks: readonly { readonly context: string; readonly integrationId?: number }[];
      readonly strict?: boolean;
      readonly bypass?: readonly number[];
    }
  | { readonly type: "merge_queue"; readonly bypass?: readonly number[] };

export function rulesOn(repository: Repository, branch: string): readonly BranchRule[] {
  return repository.rules.get(branch) ?? [];
}

/** Why a commit pushed straight to the branch is refused, one line per rule, in GitHub's words; empty when it is not. */
export function refusalsOfPush(repository: Repository, branch: string, sha: string, app: App | null): string[] {
  return rulesOn(repository, branch)
    .filter((rule) => app === null || rule.bypass?.includes(app.id) !== true)
    .flatMap((rule) => refusalsBy(rule, repository, sha));
}

function refusalsBy(rule: BranchRule, repository: Repository, sha: string): string[] {
  if (rule.type === "pull_request") return ["Changes must be made through a pull request."];
  if (rule.type === "merge_queue") return ["Changes must be made through the merge queue"];
  return unmetChecks(rule.checks, repository, sha);
}

/** The text that stands in REST and GraphQL errors alike. */
export function violationText(refusals: readonly string[]): string {
  return `Repository rule violations found\n\n${refusals.join("\n\n")}\n\n`;
}

/** Required checks that the commit lacks or fails, in the words of the merge button's API. */
export function unmetRequiredChecks(repository: Repository, branch: string, sha: string): string[] {
  return rulesOn(repository, branch).flatMap((rule) =>
    rule.type === "required_status_checks" ? unmetChecks(rule.checks, repository, sha) : [],
  );
}

function unmetChecks(
  checks: readonly { readonly context: string; readonly integrationId?: number }[],
  repository: Repository,
  sha: string,
): string[] {
  const states = checks.map((check) => ({ check, state: stateOf(repository, sha, check) }));
  const unmet = states.filter(({ state }) => state !== "met");
  const onlyMissing = unmet.every(({ state }) => state === "expected");
  if (onlyMissing && unmet.length > 1)
    return [`${unmet.length} of ${checks.length} required status checks are expected.`];
  return unmet.map(({ check, state }) => `Required status check "${check.context}" is ${state}.`);
}

const satisfying = new Set(["success", "neutral", "skipped"]);

function stateOf(
  repository: Repository,
  sha: string,
  check: { readonly context: string; readonly integrationId?: number },
): "met" | "expected" | "in progress" | "failing" {
  const run = newestRunNamed(repository, sha, check.context, check.integrationId ?? null);
  if (run === null)
    return check.integrationId === undefined ? stateOfStatus(repository, sha, check.context) : "expected";
  if (run.status !== "completed") return "in progress";
  return satisfying.has(run.conclusion ?? "") ? "met" : "failing";
}

function stateOfStatus(
  repository: Repository,
  sha: string,
  context: string,
): "met" | "expected" | "in progress" | "failing" {
  const status = currentStatuses(repository, sha).find((each) => each.context === context);
  if (status === undefined) return "expected";
  if (status.state === "pending") return "in progress";
  return status.state === "success" ? "met" : "failing";
}

/** Newest run of a name on a commit; of one App where the requirement is pinned to it. */
function newestRunNamed(repository: Repository, sha: string, name: string, appId: number | null): CheckRun | null {
  const runs = repository.checkSuites
    .filter((suite) => suite.headSha === sha && (appId === null || suite.app.id === appId))
    .flatMap(newestRuns)
    .filter((run) => run.name === name);
  return runs.toSorted((a, b) => a.id - b.id).at(-1) ?? null;
}

export function isStrict(repository: Repository, branch: string): boolean {
  return rulesOn(repository, branch).some((rule) => rule.type === "required_status_checks" && rule.strict === true);
}
