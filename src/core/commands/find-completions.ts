import type { Evaluation } from "../report/evaluation.ts";
import { SETTLED } from "../statuses/status.ts";
import type { TaskAddress } from "./order.ts";

/** The open tasks that a pull request says it completes, by their places. */
export function findCompletions({ bundles }: Pick<Evaluation, "bundles">): readonly TaskAddress[] {
  return bundles.flatMap(({ path, tasksPath, completes }) =>
    tasksPath === null
      ? []
      : completes.flatMap(({ id, status }) => (SETTLED.has(status) ? [] : [{ bundle: path, tasksPath, task: id }])),
  );
}
