import type { Issue } from "./issue.ts";
import { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

const maxBodyLength = 65_536;

interface IssueEdit {
  readonly title?: string;
  readonly body?: string;
}

/** Changes an issue that is no pull request. */
export function editIssue(world: World, issue: Issue, edit: IssueEdit): void {
  refuseLongBody(edit.body ?? "");
  issue.title = edit.title ?? issue.title;
  issue.body = edit.body ?? issue.body;
  issue.updatedAt = world.timestamp();
}

export function setIssueState(world: World, issue: Issue, state: "open" | "closed"): void {
  issue.state = state;
  issue.updatedAt = world.timestamp();
  issue.closedAt = state === "closed" ? issue.updatedAt : null;
}

export function refuseLongBody(body: string): void {
  if ([...body].length <= maxBodyLength) return;
  const message = `body is too long (maximum is ${maxBodyLength} characters)`;
  throw new Refusal(422, "Validation Failed", {
    errors: [{ resource: "Issue", code: "custom", field: "body", message }],
  });
}
