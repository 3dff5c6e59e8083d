import type { Annotation, CheckRunOutput, PublishCheckRun } from "../../core/effects/effect.ts";
import type { Connection } from "../connection.ts";
import { markPartial } from "../partial-external-id.ts";
import { persist } from "../persist.ts";

/** GitHub's limit of annotations in one request; further requests append. */
const BATCH = 50;

/**
 * Publishes a completed check run. It is never in progress: a crash between two requests would leave a required check
 * waiting for good. An update sends no annotations, because the run has them and GitHub would append them again.
 */
export async function publishCheckRun(connection: Connection, effect: PublishCheckRun) {
  if (effect.update !== null) {
    await updateRun(connection, effect, effect.update, [], effect.externalId);
    return { checkRunId: effect.update };
  }
  const [first = [], ...rest] = batches(effect.output.annotations);
  const checkRunId = await createRun(connection, effect, first, rest.length === 0);
  for (const [index, batch] of rest.entries()) {
    const isLast = index === rest.length - 1;
    await updateRun(connection, effect, checkRunId, batch, isLast ? effect.externalId : markPartial(effect.externalId));
  }
  return { checkRunId };
}

function batches(annotations: readonly Annotation[]): readonly (readonly Annotation[])[] {
  const count = Math.ceil(annotations.length / BATCH);
  return Array.from({ length: count }, (_, index) => annotations.slice(index * BATCH, (index + 1) * BATCH));
}

async function createRun(
  { octokit, pause }: Connection,
  effect: PublishCheckRun,
  annotations: readonly Annotation[],
  isWhole: boolean,
): Promise<number> {
  const send = () =>
    octokit.request("POST /repos/{owner}/{repo}/check-runs", {
      ...target(effect),
      head_sha: effect.headSha,
      ...body(effect, annotations, isWhole ? effect.externalId : markPartial(effect.externalId)),
    });
  const { data } = await persist(send, isUnknownCommit, pause);
  return Number(data.id);
}

async function updateRun(
  { octokit }: Connection,
  effect: PublishCheckRun,
  checkRunId: number,
  annotations: readonly Annotation[],
  externalId: string,
): Promise<void> {
  await octokit.request("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", {
    ...target(effect),
    check_run_id: checkRunId,
    ...body(effect, annotations, externalId),
  });
}

function target({ repository, name }: PublishCheckRun) {
  return { owner: repository.owner, repo: repository.name, name };
}

function body({ output }: PublishCheckRun, annotations: readonly Annotation[], externalId: string) {
  return {
    status: "completed" as const,
    conclusion: output.conclusion,
    external_id: externalId,
    output: describeOutput(output, annotations),
    actions: output.actions.map(({ label, description, identifier }) => ({ label, description, identifier })),
  };
}

/** GitHub wants title and summary again with every batch of annotations. */
function describeOutput({ title, summary, text }: CheckRunOutput, annotations: readonly Annotation[]) {
  return {
    title,
    summary,
    ...(text === null ? {} : { text }),
    ...(annotations.length === 0 ? {} : { annotations: annotations.map(describeAnnotation) }),
  };
}

function describeAnnotation({ path, startLine, endLine, level, title, message }: Annotation) {
  return { path, start_line: startLine, end_line: endLine, annotation_level: level, title, message };
}

/** Nothing was created then, so sending it again cannot make two. */
function isUnknownCommit(error: unknown): boolean {
  const { status, message } = error as { status?: number; message?: string };
  return status === 422 && /no commit found for sha/i.test(message ?? "");
}
