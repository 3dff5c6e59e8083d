import type { PullRequestAround } from "../core/build-evaluation-input.ts";
import { type StandingOrders, standingOrders } from "../core/commands/standing-orders.ts";
import type { PullRequestBundles, PullRequestFacts } from "../core/snapshot/pull-request.ts";
import type { GitHub } from "../github/github.ts";
import { readRecorded } from "./begin-visit.ts";
import { findApproval } from "./find-approval.ts";
import type { Run, Services } from "./services.ts";
import { today } from "./today.ts";

/**
 * What was ordered and approved for the members holds for their group, as long as it holds for their heads. An override
 * or an approval counts where every member has one, and a waiver for what the member that has it brings.
 */
export async function readGroupAround(
  members: readonly PullRequestFacts[],
  readBundles: () => Promise<PullRequestBundles>,
  github: GitHub,
  services: Services,
  run: Run,
): Promise<PullRequestAround> {
  const each = await Promise.all(members.map((facts) => readOrders(facts, services)));
  const recorded = await Promise.all(members.map((facts) => readRecorded(facts, services)));
  const approvers: (string | null)[] = [];
  for (const facts of members) {
    approvers.push((await findApproval(facts, readBundles, github, run))?.author.login ?? null);
  }
  const waivers: StandingOrders["waivers"][] = [];
  for (const [at, facts] of members.entries()) {
    const own = each[at]?.waivers ?? [];
    waivers.push(members.length === 1 || own.length === 0 ? own : await narrowed(own, facts, github));
  }
  return {
    orders: {
      links: each.flatMap(({ links }) => links),
      edits: each.flatMap(({ edits }) => edits),
      waivers: waivers.flat(),
      override: each.every(({ override }) => override !== null) ? (each[0]?.override ?? null) : null,
    },
    rivals: [],
    recorded: recorded.flat(),
    approver: approvers.every((approver) => approver !== null) ? (approvers[0] ?? null) : null,
    today: today(services),
  };
}

async function readOrders({ ref, headSha }: PullRequestFacts, services: Services): Promise<StandingOrders> {
  const records = await services.trail.of(ref.repository.id, ref.number);
  return standingOrders(records, headSha, today(services));
}

/**
 * The group is one tree: whose a finding is tells the file that it stands in, or the spec bundle. Naming one in a
 * description brings nothing to it.
 */
async function narrowed(
  waivers: StandingOrders["waivers"],
  facts: PullRequestFacts,
  github: Pick<GitHub, "readBundles">,
): Promise<StandingOrders["waivers"]> {
  const { files, bundles } = await github.readBundles(facts);
  const changed = files.flatMap(({ path, status, previousPath }) =>
    status === "renamed" ? [path, previousPath ?? path] : [path],
  );
  const brought = bundles.filter(({ path }) => changed.some((file) => file.startsWith(`${path}/`)));
  const within = [...files, ...brought].map(({ path }) => path);
  return waivers.map((record) => ({ ...record, order: { ...record.order, within } }));
}
