import { CONFIG_PATHS } from "../../core/config/config-paths.ts";
import { SWEEP_INSTALLATION, TICK } from "../../jobs/kinds.ts";
import { repositoryRef } from "./refs.ts";
import { defineWebhook } from "./webhook.ts";

const BRANCH = "refs/heads/";

/** What a push says of a commit; GitHub leaves commits out of very large pushes. */
interface PushedCommit {
  readonly added?: readonly string[] | undefined;
  readonly modified?: readonly string[] | undefined;
  readonly removed?: readonly string[] | undefined;
}

/**
 * A branch moved: ticks that wait for it are planned anew; the job ends at once where none do. When the configuration
 * changed with it, open pull requests are judged by another one from now on, so they are looked for.
 */
export const push = defineWebhook({
  events: ["push"],
  translate(payload, deliveryId) {
    const { ref, deleted, installation, repository } = payload;
    if (deleted || !installation || !ref.startsWith(BRANCH)) return [];
    const branch = { repository: repositoryRef(repository), branch: ref.slice(BRANCH.length) };
    const by = { installationId: installation.id, deliveryId };
    const tick = { job: TICK.request({ ...branch, ...by }) };
    return changesConfig(payload.commits) ? [tick, { job: SWEEP_INSTALLATION.request(by) }] : [tick];
  },
});

function changesConfig(commits: readonly PushedCommit[] = []): boolean {
  return commits.some(({ added = [], modified = [], removed = [] }) =>
    [...added, ...modified, ...removed].some((path) => CONFIG_PATHS.includes(path)),
  );
}
