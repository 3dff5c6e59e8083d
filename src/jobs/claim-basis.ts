import type { StandingOrders } from "../core/commands/standing-orders.ts";
import { hashText } from "../core/hash.ts";
import type { PullRequestFacts } from "../core/snapshot/pull-request.ts";

/** Of what text, under what commands and on what head the claims of a pull request were read. */
export function claimBasis(
  { title, body, headSha }: Pick<PullRequestFacts, "title" | "body" | "headSha">,
  { links }: Pick<StandingOrders, "links">,
): string {
  const linked = links.length === 0 ? [] : [hashText(JSON.stringify(links.map(({ order }) => order)))];
  return [hashText(title), hashText(body), headSha, ...linked].join(" ");
}

/** Whether a basis was made with this title: its last edit is nowhere to be asked, unlike that of the description. */
export function hasTitle(basis: string, title: string): boolean {
  return basis.startsWith(`${hashText(title)} `);
}
