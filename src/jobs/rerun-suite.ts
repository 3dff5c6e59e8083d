import { defineJob } from "./job.ts";
import { RERUN_SUITE, REVIEW } from "./kinds.ts";

/** Asks for a new check run on every pull request that our runs of the suite speak for. */
export const rerunSuite = defineJob(RERUN_SUITE, async (payload, { github, intake }, { signal }) => {
  const { installationId, repository, checkSuiteId, headSha, deliveryId } = payload;
  const client = await github.installation(installationId, signal);
  const numbers = await client.readSuite(repository, checkSuiteId, headSha);
  const delivery = {
    id: deliveryId ?? `suite:${checkSuiteId}`,
    event: "check_suite",
    action: "rerequested",
    installationId,
    repositoryId: repository.id,
  };
  const work = numbers.map((number) => ({
    job: REVIEW.request({ ref: { installationId, repository, number }, deliveryId }),
    inbox: { repositoryId: repository.id, pullRequest: number, item: { kind: "rerun" } as const },
  }));
  await intake.accept(delivery, work);
});
