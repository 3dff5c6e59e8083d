import type { ChangeRecord, EditPlan } from "../core/edits/edit.ts";
import { plainText } from "../core/report/neutral-text.ts";
import type { Status } from "../core/statuses/status.ts";
import type { ParsedFile } from "../evaluator/evaluator.ts";
import { changedLines } from "./changed-lines.ts";
import type { ExitCode } from "./exit-code.ts";
import { findBundle } from "./find-bundle.ts";
import { findOpenDependencies, type OpenDependencies } from "./find-open-dependencies.ts";
import type { Io } from "./io.ts";
import { readDocument } from "./read-document.ts";
import { readingFor } from "./reading-for.ts";
import { replaceFile } from "./replace-file.ts";
import { withEvaluator } from "./with-evaluator.ts";

export interface WantedTicks {
  readonly to: Status;
  readonly record: ChangeRecord;
  /** Shows what would be written and writes nothing. */
  readonly dryRun: boolean;
  readonly json: boolean;
}

/**
 * Writes a status to tasks of one document. All of them or none: when one is refused the file stays as it is, the
 * reasons stand on stderr, and 1 is returned. A task that is done before what it depends on is written all the same,
 * with a warning: whoever calls may know better than the document.
 */
export async function tickTasks(io: Io, args: readonly string[], wanted: WantedTicks): Promise<ExitCode> {
  const { to, record, dryRun, json } = wanted;
  const [written = "", ...ids] = args;
  const { absolutePath, file } = await readDocument(io, await findBundle(io, written));
  const reading = await readingFor(absolutePath);
  const changes = ids.map((task) => ({ task, to, record }));
  const { plan, parsed } = await withEvaluator(io, async (evaluator) => ({
    plan: await evaluator.planEdits(file, changes, reading),
    parsed: await evaluator.parse(file, reading),
  }));
  const warnings = to === "done" ? findOpenDependencies(parsed, ids) : [];
  if (plan.refusals.length > 0) return refuse(io, plan);
  for (const warning of warnings) io.err.write(`${plainText(`${plan.path}: ${warningSentence(warning)}`)}\n`);
  if (dryRun && !json) io.out.write(changedLines(file.bytes, plan.after));
  else if (!dryRun && plan.edits.length > 0) await replaceFile(absolutePath, file.bytes, plan.after);
  const { path, changed, unchanged } = plan;
  if (json)
    io.out.write(`${JSON.stringify({ version: 1, path, to, dryRun, changed, unchanged, warnings }, null, 2)}\n`);
  else io.out.write(summary(plan, to, dryRun, namer(parsed)));
  return 0;
}

function warningSentence({ task, openDependencies }: OpenDependencies): string {
  return `warning: ${task} depends on ${openDependencies.join(", ")}, still open. Do that first, or correct the dependency.`;
}

function refuse(io: Io, { path, refusals }: EditPlan): ExitCode {
  for (const { reason, hint } of refusals) io.err.write(`${plainText(`${path}: ${reason} ${hint}`)}\n`);
  io.err.write("Nothing was changed.\n");
  return 1;
}

/** A fingerprint tells nobody what was ticked, so the title stands beside it. */
function namer({ list }: ParsedFile): (id: string) => string {
  const titles = new Map(list.tasks.flatMap(({ id, generated, title }) => (generated ? [[id, title]] : [])));
  return (id) => (titles.has(id) ? `${id} "${titles.get(id)}"` : id);
}

function summary(
  { path, changed, unchanged }: EditPlan,
  to: Status,
  dryRun: boolean,
  nameOf: (id: string) => string,
): string {
  const lines = [
    ...(changed.length > 0 ? [`${dryRun ? "would become" : "now"} ${to}: ${changed.map(nameOf).join(", ")}`] : []),
    ...(unchanged.length > 0 ? [`already ${to}: ${unchanged.map(nameOf).join(", ")}`] : []),
  ];
  return lines.map((line) => `${plainText(`${path}: ${line}`)}\n`).join("");
}
