import type { Log } from "../ports/log.ts";
import type { Dispatchers } from "./dispatchers.ts";
import { createFailureLog } from "./failure-log.ts";
import type { GroupGate } from "./group-gate.ts";
import type { JobListener } from "./job-notices.ts";

/** Wakes who can do something about what other processes say; what was missed while nothing was heard may be anything. */
export function createJobListener(dispatchers: Dispatchers, gate: GroupGate, log: Log): JobListener {
  const failures = createFailureLog({
    failing: (fields) => log.warn(fields, "no word from other processes: jobs are looked for once a second"),
    working: () => log.info({}, "word from other processes is heard again"),
  });
  return {
    onJobs: (queue) => dispatchers.wake([queue]),
    onGroupFree: (group) => {
      if (gate.hearFree(group)) dispatchers.wakeAll();
    },
    onListening: () => {
      failures.worked("listener");
      dispatchers.wakeAll();
    },
    onDeaf: (err) => failures.failed("listener", { err }),
  };
}
