import { expect, it } from "vitest";
import { createFailureLog } from "../../src/store/failure-log.ts";

it("tells a failure once, then once a minute with how many it did not tell", () => {
  const { failures, told, wait } = createLog();
  for (let second = 0; second < 130; second++) {
    failures.failed("review", { second });
    wait(1000);
  }
  expect(told).toEqual([
    { second: 0, untold: 0 },
    { second: 60, untold: 59 },
    { second: 120, untold: 59 },
  ]);
});

it("tells the end once, when all that failed works again", () => {
  const { failures, told } = createLog();
  failures.worked("review");
  failures.failed("review", {});
  failures.failed("tick", {});
  failures.worked("review");
  expect(told).toEqual([{ untold: 0 }]);
  failures.worked("tick");
  failures.worked("tick");
  expect(told).toEqual([{ untold: 0 }, "working"]);
});

it("does not fill the log when failing and working take turns", () => {
  const { failures, told, wait } = createLog();
  for (let second = 0; second < 59; second++) {
    failures.failed("review", {});
    failures.worked("review");
    wait(1000);
  }
  expect(told).toEqual([{ untold: 0 }, "working"]);
});

function createLog() {
  const told: unknown[] = [];
  let nowMs = 0;
  const failures = createFailureLog({
    failing: (fields) => told.push(fields),
    working: () => told.push("working"),
    nowMs: () => nowMs,
  });
  const wait = (ms: number) => {
    nowMs += ms;
  };
  return { failures, told, wait };
}
