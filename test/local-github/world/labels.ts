import { type Issue, isPullRequest } from "./issue.ts";
import type { Label } from "./label.ts";
import { Refusal } from "./refusal.ts";
import type { Repository } from "./repository.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

const plainColor = "ededed";

/** A label by its name, whatever the case; undefined where there is none. */
export function findLabel(repository: Repository, name: string): Label | undefined {
  return repository.labels.get(name.toLowerCase());
}

export function createLabel(
  world: World,
  repository: Repository,
  draft: { readonly name: string; readonly color?: string; readonly description?: string },
): Label {
  if (findLabel(repository, draft.name) !== undefined) throw labelRefused("name", "already_exists");
  const color = draft.color ?? plainColor;
  if (!/^[0-9a-f]{6}$/i.test(color)) throw labelRefused("color", "invalid");
  const id = world.nextId();
  const label = { id, nodeId: world.nodeId("LA", id), name: draft.name, color, description: draft.description ?? null };
  repository.labels.set(draft.name.toLowerCase(), label);
  return label;
}

function labelRefused(field: string, code: string): Refusal {
  return new Refusal(422, "Validation Failed", { errors: [{ resource: "Label", code, field }] });
}

/** Puts labels on, making those that the repository lacks; each that was not there is told of. */
export function addLabels(world: World, issue: Issue, names: readonly string[], sender: User): void {
  for (const name of names) {
    const label = findLabel(issue.repository, name) ?? createLabel(world, issue.repository, { name });
    if (issue.labels.includes(label)) continue;
    issue.labels.push(label);
    tell(world, issue, "labeled", label, sender);
  }
}

/** Takes a label off; throws a 404 where it is not on. */
export function removeLabel(world: World, issue: Issue, name: string, sender: User): void {
  const index = issue.labels.findIndex((label) => label.name.toLowerCase() === name.toLowerCase());
  const [label] = index === -1 ? [] : issue.labels.splice(index, 1);
  if (label === undefined) throw new Refusal(404, "Label does not exist");
  tell(world, issue, "unlabeled", label, sender);
}

/** Leaves exactly these labels on. */
export function setLabels(world: World, issue: Issue, names: readonly string[], sender: User): void {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  for (const { name } of [...issue.labels]) {
    if (!wanted.has(name.toLowerCase())) removeLabel(world, issue, name, sender);
  }
  addLabels(world, issue, names, sender);
}

function tell(world: World, issue: Issue, action: "labeled" | "unlabeled", label: Label, sender: User): void {
  issue.updatedAt = world.timestamp();
  if (!isPullRequest(issue)) return;
  world.publish({ name: "pull_request", action, repository: issue.repository, pullRequest: issue, label, sender });
}
