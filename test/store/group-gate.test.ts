import { expect, it } from "vitest";
import { createGroupGate } from "../../src/store/group-gate.ts";
import { noOtherProcess } from "../../src/store/group-locks.ts";

it("leaves a group alone that is held elsewhere, until it hears that it is free", async () => {
  const gate = createGroupGate({ ...noOtherProcess, tryTake: async () => false });
  expect(await gate.enter("a")).toBeNull();
  expect(gate.busy()).toEqual(["a"]);
  expect(gate.hearFree("a")).toBe(true);
  expect(gate.busy()).toEqual([]);
});

it("has nobody woken for a group that it was not turned away from", () => {
  expect(createGroupGate(noOtherProcess).hearFree("a")).toBe(false);
});

it("asks again for a group that was let go of while the answer was on its way", async () => {
  const answers = [false, true];
  const gate = createGroupGate({
    ...noOtherProcess,
    tryTake: async (group) => {
      const answer = answers.shift() ?? false;
      gate.hearFree(group);
      return answer;
    },
  });
  expect(await gate.enter("a")).not.toBeNull();
  expect(answers).toEqual([]);
});

it("takes what it heard of a group before it asked for nothing", async () => {
  let asked = 0;
  const gate = createGroupGate({
    ...noOtherProcess,
    tryTake: async () => {
      asked++;
      return asked === 1;
    },
  });
  const leave = await gate.enter("a");
  gate.hearFree("a");
  await leave?.();
  expect(await gate.enter("a")).toBeNull();
  expect(asked).toBe(2);
});
