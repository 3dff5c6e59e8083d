import type { PullRequestFacts } from "../snapshot/pull-request.ts";
import { codeSpan } from "./neutral-text.ts";
import type { PullRequestLocation } from "./report-context.ts";

/**
 * A Markdown link to a line at the pull request's head. It begins at the server's root, so that it holds on GitHub
 * Enterprise Server too; without `plain=1` GitHub renders Markdown files and knows no lines in them.
 */
export function blobLink(
  { ref, headSha }: Pick<PullRequestFacts, "ref" | "headSha">,
  path: string,
  line: number,
): string {
  const { owner, name } = ref.repository;
  const target = path.split("/").map(encodePart).join("/");
  return `[${codeSpan(`${path}:${line}`, 200)}](/${owner}/${name}/blob/${headSha}/${target}?plain=1#L${line})`;
}

/** Parentheses would end the link. */
function encodePart(part: string): string {
  return encodeURIComponent(part.toWellFormed()).replace(/[()]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
}

/** The same to a branch, whose tip may move: for texts that are not to change with every push. */
export function branchLink(
  { owner, name, branch }: NonNullable<PullRequestLocation["head"]>,
  path: string,
  line: number,
): string {
  const target = [owner, name, "blob", ...branch.split("/"), ...path.split("/")].map(encodePart).join("/");
  return `[${codeSpan(`${path}:${line}`, 200)}](/${target}?plain=1#L${line})`;
}
