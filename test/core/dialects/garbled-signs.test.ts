import { describe, expect, it } from "vitest";
import { evenSigns, plainSigns } from "../../../src/core/statuses/garbled-signs.ts";
import { tasksOf } from "../../support/bundles.ts";
import { garbled } from "../../support/garbled.ts";

const TASKS = "- [ ] T001 Dig\n- [ ] T002 Pour\n- [ ] T003 Lay\n- [ ] T004 Point\n- [ ] T005 Roof\n";
const order = (statement: string) => `${TASKS}\n## Dependencies\n\n- ${statement}\n`;

/** What tasks say, whatever it is written with. */
function said(text: string): unknown {
  const { tasks, phases, orders, parallelSets } = tasksOf(text);
  return {
    tasks: tasks.map(({ id, title, status, facts, expressions }) => [
      id,
      plainSigns(title),
      status,
      [facts.optional, facts.estimate?.hours, facts.story, facts.requirements],
      expressions.map(({ direction, references }) => [direction, references]),
    ]),
    phases: phases.map(({ id, expressions }) => [id, expressions.map(({ references }) => references)]),
    orders: orders.map(({ steps }) => steps),
    parallel: parallelSets.map(({ references }) => references),
  };
}

describe.each(["Mac Roman", "Windows-1252"] as const)("what somebody read as %s", (encoding) => {
  it.each([
    ["a dash before a title", "- [ ] **T003** — Set the door\n"],
    ["a short dash before a title", "- [ ] T003 – Set the door\n"],
    ["a dot before a title", "### T003 · Set the door\n\n**Status**: Pending\n"],
    ["a dash that sets off a name", "### P1 — Door\n\n**Owner**: Ann\n\n### X2 — Wall\n\n**Owner**: Ann\n"],
    ["a range in a box", "- [ ] T001–T003 Three walls\n"],
    ["a range of stories", "- [ ] T001 [US1–US3] Walls\n"],
    ["a status behind a dash", "- [ ] T001 Scan the letters — DEFERRED\n- [ ] T002 Sort — done\n"],
    ["a dash that ends an expression", `${TASKS}- [ ] T006 Paint (depends on T001 — not on T002)\n`],
    ["a range that is waited for", `${TASKS}- [ ] T006 Paint (depends on T001–T003)\n`],
    ["an option", "- [ ] T001 Paint — optional\n"],
    ["an estimate", "- [ ] T001 Paint (2–4h)\n"],
    ["requirements", "- [ ] 1. Paint\n  - Requirements: FR-001–FR-003\n"],
    ["fields on one line", "### T001: Dig\n\n**Owner**: Ann · **Depends on**: T002\n\n### T002: Pour\n"],
    ["an arrow between tasks", order("T001 → T002")],
    ["a chain with groups", order("T001, T002 → T003 + T004 → T005")],
    ["an order", `${TASKS}\n**Critical path**: T001 → T003 → T005\n`],
    ["two clauses", order("T001 before T002 — T003 before T004")],
    ["a sentence with a reason", order("**T003 depends on T001** — so that T004 can wait")],
    ["a denial behind a dash", order("T003 is not hard – depends on T001")],
    ["what runs in parallel", `${TASKS}\n## Parallel work\n\n- T001–T003 can run in parallel – after T005\n`],
    ["a heading about several tasks", "### T001 → T002\n\n**Status**: Pending\n"],
    ["a sentence that is no task", "T001 → T002\n\nT003 Lay\nT004 Point\n"],
    [
      "a phase by its name",
      "## Phase 1 — Yard\n\n- [ ] T001 Dig\n\n## Phase 2 — House\n\nDepends on: Yard\n\n- [ ] T002 Pour\n",
    ],
    ["a tracker", "- [ ] T001 Dig\n\n## Progress\n\n- T001 – Completed – by Ann\n"],
    [
      "a table of tasks",
      `${TASKS}\n## Dependencies\n\n| Task | Depends on |\n|---|---|\n| T001–T002 | T004 |\n| T003 · Lay | T001 |\n`,
    ],
    ["a diagram", `${TASKS}\n\`\`\`mermaid\ngraph TD\n  a["T001–T002"] --> T003\n\`\`\`\n`],
  ])("says the same: %s", (_, text) => {
    expect(garbled(text, encoding)).not.toBe(text);
    expect(said(garbled(text, encoding))).toEqual(said(text));
  });

  it("keeps its offsets where they are needed", () => {
    const text = garbled("a — b · c → d", encoding);
    expect(evenSigns(text)).toHaveLength(text.length);
    expect(evenSigns(text).replace(/ +/g, " ")).toBe("a — b · c → d");
    expect(evenSigns(text).indexOf("d")).toBe(text.indexOf("d"));
  });

  it("is read in linear time", () => {
    const millisecondsFor = (times: number) => {
      const started = performance.now();
      for (const sign of ["—", "·", "→", "— · "]) {
        evenSigns(garbled(sign, encoding).repeat(times * 5));
        tasksOf(`- [ ] T001 a ${garbled(sign, encoding).repeat(times)}\n`);
        tasksOf(order(`T001 ${garbled(` ${sign} T002`, encoding).repeat(times)}`));
      }
      return performance.now() - started;
    };
    // A machine that is busy with other things is so for both.
    expect(millisecondsFor(20_000)).toBeLessThan(millisecondsFor(4_000) * 15 + 1_000);
  });
});

describe("words that only look garbled", () => {
  it.each(["âge d'or", "‚quoted‘", "5 ¬ 3", "Â la carte"])("stay what they are: %s", (text) => {
    expect([plainSigns(text), evenSigns(text)]).toEqual([text, text]);
  });
});
