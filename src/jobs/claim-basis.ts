import { hashText } from "../core/hash.ts";
import type { PullRequestFacts } from "../core/snapshot/pull-request.ts";

/** Of what text and on what head the claims of a pull request were read. */
export function claimBasis({ title, body, headSha }: Pick<PullRequestFacts, "title" | "body" | "headSha">): string {
  return [hashText(title), hashText(body), headSha].join(" ");
}

/** Whether a basis was made with this title: its last edit is nowhere to be asked, unlike that of the description. */
export function hasTitle(basis: string, title: string): boolean {
  return basis.startsWith(`${hashText(title)} `);
}
