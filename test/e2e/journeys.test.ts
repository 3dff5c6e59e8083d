import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { journeyNames } from "../support/journeys/journey.ts";
import { runJourney } from "../support/journeys/run-journey.ts";
import { Stage } from "./stage.ts";

const ROOT = join(import.meta.dirname, "../../fixtures/pull-requests");
const names = journeyNames();

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

it("there are journeys", () => {
  expect(names.length).toBeGreaterThan(40);
});

describe.each(names)("fixtures/pull-requests/%s", (name) => {
  it("goes as told", () => runJourney(stage, name), 60_000);

  it("says in note.md why it exists", () => {
    expect(readFileSync(join(ROOT, name, "note.md"), "utf8").trim().length).toBeGreaterThan(20);
  });
});
