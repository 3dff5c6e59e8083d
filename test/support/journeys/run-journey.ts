import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import type { Stage } from "../../e2e/stage.ts";
import { eventually } from "../eventually.ts";
import { expectState } from "./expect-state.ts";
import type { Step } from "./journey.ts";
import { readJourney } from "./journey.ts";
import { JourneyWorld } from "./journey-world.ts";
import { takeStep } from "./take-step.ts";

/** Takes the steps of `fixtures/pull-requests/<case>/journey.yml` one by one; throws at the first that is not as told. */
export async function runJourney(stage: Stage, name: string): Promise<void> {
  const journey = readJourney(name);
  const world = new JourneyWorld(stage, name, journey);
  for (const [at, step] of journey.steps.entries()) {
    try {
      await go(world, step);
    } catch (error) {
      throw new Error(`step ${at + 1}, ${JSON.stringify(step)}: ${error instanceof Error ? error.message : error}`);
    }
  }
}

async function go(world: JourneyWorld, step: Step): Promise<void> {
  const { meanwhile } = step;
  const { expect: expected, queue } = step;
  if (expected) return await eventually(() => expectState(world, expected), 20_000);
  if (queue) return await eventually(() => expect(world.repository.advanceQueue()).toBe(queue), 20_000);
  if (step.quiet) return await quiet(world);
  if (!meanwhile) return takeStep(world, step);
  const act = () => {
    for (const each of meanwhile.steps) takeStep(world, each);
  };
  world.stage.gh.faults.add({ match: { operation: meanwhile.operation }, effect: { kind: "meanwhile", act } });
}

/** Until a second has passed in which the service did nothing. */
async function quiet({ stage }: JourneyWorld): Promise<void> {
  for (let seen = -1; seen !== stage.service.log.length; ) {
    seen = stage.service.log.length;
    await stage.gh.settle();
    await pause(1000);
  }
}
