import { CONFIG_PATHS } from "../../core/config/config-paths.ts";
import { isOrganisationRepository } from "../../core/config/organisation-layer.ts";
import { parseQueueBranch } from "../../core/snapshot/queue-branch.ts";
import { SWEEP_INSTALLATION, SWEEP_REPOSITORY, TICK } from "../../jobs/kinds.ts";
import { repositoryRef } from "./refs.ts";
import { defineWebhook } from "./webhook.ts";

const BRANCH = "refs/heads/";

/** Merges come in quick succession: what they all change is looked at once. */
const SETTLE_SECONDS = 3;

/** What a push says of a commit; GitHub leaves commits out of very large pushes. */
interface PushedCommit {
  readonly added?: readonly string[] | undefined;
  readonly modified?: readonly string[] | undefined;
  readonly removed?: readonly string[] | undefined;
}

/**
 * A branch moved: ticks that wait for it are planned anew, and pull requests into it are judged anew where they share a
 * spec bundle that it changed; both end at once where there are none. When the configuration changed with it, open pull
 * requests are judged by another one from now on: those of the repository, or of all where it is the organisation's.
 */
export const push = defineWebhook({
  events: ["push"],
  translate(payload, deliveryId) {
    const { ref, deleted, installation, repository } = payload;
    if (!installation || !ref.startsWith(BRANCH) || parseQueueBranch(ref) !== null) return [];
    const by = { installationId: installation.id, deliveryId };
    const here = { repository: repositoryRef(repository), ...by };
    const branch = ref.slice(BRANCH.length);
    const moved = { ...SWEEP_REPOSITORY.request({ ...here, branch }), startAfterSeconds: SETTLE_SECONDS };
    const tick = { job: TICK.request({ ...here, branch }) };
    // Renamed or gone: what waits for it follows, or is told.
    if (deleted) return [tick];
    const work = [tick, { job: moved }];
    if (!changesConfig(payload.commits)) return work;
    const isAll = isOrganisationRepository(here.repository);
    const all = isAll ? SWEEP_INSTALLATION.request(by) : SWEEP_REPOSITORY.request({ ...here, branch: null });
    return [...work, { job: all }];
  },
});

function changesConfig(commits: readonly PushedCommit[] = []): boolean {
  return commits.some(({ added = [], modified = [], removed = [] }) =>
    [...added, ...modified, ...removed].some((path) => CONFIG_PATHS.includes(path)),
  );
}
