import type { PullRequestFacts } from "../snapshot/pull-request.ts";
import { codeSpan } from "./neutral-text.ts";

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
  return encodeURIComponent(part).replace(/[()]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
}
