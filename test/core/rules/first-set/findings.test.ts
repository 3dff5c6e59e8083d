import { describe, expect, it } from "vitest";
import { FIRST_SET } from "../../../../scripts/mutation/areas.ts";
import type { Finding } from "../../../../src/core/report/finding.ts";
import { ruleOf, tryOn } from "./told.ts";

interface Told {
  /** What the rule says that it has looked at. */
  readonly counts: string;
  /**
   * Of its examples that find something: how much each finding counts, its task, the lines that belong to it, and the
   * beginning of its fingerprint. A fingerprint must stay what it was: by it a finding is known to be an old one.
   */
  readonly tells: Readonly<Record<string, readonly string[]>>;
}

const TOLD: Readonly<Record<string, Told>> = {
  "bundle/missing-document": {
    counts: "documents",
    tells: {
      "Tasks without a plan": ["error – #96a1c52b"],
      "A plan that the change deletes": ["error – #96a1c52b"],
      "An OpenSpec change without its proposal": ["error – #7dcfcaab"],
    },
  },
  "bundle/empty-document": {
    counts: "documents",
    tells: {
      "A title and two headings": ["error – #d31a16e1"],
      "One sentence": ["warning – #15069059"],
    },
  },
  "spec/unfilled-template": {
    counts: "documents",
    tells: {
      "A header of blanks": ["error – #1644cd7c"],
    },
  },
  "spec/unfilled-placeholder": {
    counts: "documents",
    tells: {
      "A title, a value and a task to be filled in": [
        "error – #1b84400d",
        "warning – #14153ed9",
        "warning – #e29b8909",
      ],
      "Running text of a specification": ["warning – #f2c5f193", "warning – #c249c437", "warning – #77a0b0a4"],
      "A template, told once": ["info – ←3 ←4 #446a9d16"],
    },
  },
  "spec/unresolved-clarification": {
    counts: "documents",
    tells: {
      "An open question in a specification with tasks": ["error – #07719894"],
      "A bare marker in a plan": ["error – #a59f1123"],
      "A question in Kiro's requirements": ["error – #ce23c503"],
    },
  },
  "spec/missing-section": {
    counts: "sections",
    tells: {
      "A section that the repository's own template marks as mandatory": ["error – #5770819d"],
      "A document of another form than the template's": ["warning – #a1a6cd65"],
      "A proposal without its reason": ["error – #c5ca2668"],
    },
  },
  "tasks/duplicate-id": {
    counts: "tasks",
    tells: {
      "One id for two tasks": ["error T004 ←1 #370f527a"],
      "A task pasted twice": ["error T001 ←1 #9de67377"],
      "A task called like a heading over others": ["warning M1 ←1 #85589f59"],
      "One id for all tasks": ["error T000 ←1 ←3 ←4 ←5 #d832ae61"],
      "Sections that number their tasks for themselves": ["warning T001 #4db9578a"],
    },
  },
  "tasks/status-text-mismatch": {
    counts: "tasks",
    tells: {
      "Ticked, and still in the backlog": ["error M1.1.1 ←1 ←2 #9de91cab"],
      "Done in words, and not ticked": ["error M1.1.1 ←1 ←2 #9de91cab"],
      "Ticked, and put off in its title": ["warning T001 ←1 ←1 #2502d75c"],
      "A generated block that runs ahead": ["warning WP01 ←9 ←3 #982ed7f6"],
      "Ticked with all that it has to fulfil, and still in the backlog": ["error M1.1.1 ←1 ←2 #9de91cab"],
      "A line that tracks a task as in progress beside an empty box": ["info 1.1 #eec8dd06"],
      "A mark with a meaning of its own": ["error M1.1.1 ←1 ←2 #9de91cab"],
    },
  },
  "tasks/unknown-status-mark": {
    counts: "marks",
    tells: {
      "A box that nobody explains": ["warning T002 #26f1daa6"],
    },
  },
  "tasks/done-before-dependency": {
    counts: "dependencies",
    tells: {
      "A dependency that is still open": ["error T002 ←1 #2f2aaea9"],
      "A phase that is not finished": ["warning – ←1 #5f6870d3"],
      "Many tasks of a phase that came too early are one finding": ["warning – ←1 #5f6870d3"],
      "A work package that is done by its parts": ["warning WP02 ←1 #6b121c22"],
      "Tasks that a phase waits for are open": ["warning – ←7 #d4021ea1"],
      "The order of phases counts like a dependency where the configuration says so": ["error – ←1 #5f6870d3"],
      "A group of which some are still open": ["error D1 #e8368c8e"],
    },
  },
  "tasks/done-with-open-acceptance": {
    counts: "done tasks",
    tells: {
      "Done, with one criterion open": ["warning M1.1.1 ←1 #544937e3"],
    },
  },
  "tasks/parent-child-mismatch": {
    counts: "tasks with parts",
    tells: {
      "A ticked task with an open part": ["error 1 ←3 #2af43740"],
      "An open task whose parts are all done": ["warning 1 #2af43740"],
      "An open task whose optional parts alone are open": ["info 1 #2af43740"],
    },
  },
  "tasks/unclosed-fence": {
    counts: "documents",
    tells: {
      "An open fence with nothing but code after it": ["error – #935bc12b"],
      "A fence that swallows a task": ["error – #935bc12b"],
    },
  },
  "tasks/none-found": {
    counts: "documents",
    tells: {
      "A document with prose alone": ["error – #e1dff189"],
      "Tasks that stand only inside a code block": ["error – #e1dff189"],
    },
  },
  "tasks/removed-open": {
    counts: "tasks of the base",
    tells: {
      "An open task that is gone": ["warning T002 #2a94ddf1"],
    },
  },
  "tasks/renumbered": {
    counts: "tasks",
    tells: {
      "An id with other work behind it": ["error T001 #d24ee731"],
    },
  },
  "graph/cycle": {
    counts: "dependencies",
    tells: {
      "Two tasks that wait for each other": ["error T001 ←2 #f056008d"],
      "A task that depends on itself": ["error T001 #b9790855"],
      "A sentence that contradicts a task": ["warning T001 ←4 #f056008d"],
    },
  },
  "graph/unknown-dependency": {
    counts: "dependencies",
    tells: {
      "An id that nobody has": ["error T002 #70663b49"],
      "A phase that does not exist": ["error – #4534e29b"],
      "A phase without tasks": ["warning – #4326483f"],
      "A range that runs backwards": ["warning T003 #2a411f6e"],
    },
  },
  "graph/unresolved-dependency": {
    counts: "dependencies",
    tells: {
      "A dependency in prose": ["warning T1 #7eef4185"],
    },
  },
  "graph/ambiguous-reference": {
    counts: "dependencies",
    tells: {
      "A milestone and a metric of one name": ["warning D1 #d401aa40"],
    },
  },
  "graph/parallel-file-conflict": {
    counts: "parallel tasks",
    tells: {
      "Two open parallel tasks with one file": ["warning T002 ←3 #491ed2b9"],
      "Of two that are done it is a note": ["info T002 ←3 #491ed2b9"],
    },
  },
  "graph/dead-end": {
    counts: "boxes",
    tells: {
      "Tests that the launch does not wait for": ["warning – #7e4c98f4"],
    },
  },
  "coverage/requirement-without-task": {
    counts: "requirements",
    tells: {
      "A requirement that no task names": ["warning – #d95af230"],
      "More than anybody reads about one by one": ["warning – ←9 ←10 ←11 ←12 ←13 ←14 ←15 ←16 ←17 #205e04f5"],
    },
  },
  "coverage/unknown-requirement": {
    counts: "requirements named",
    tells: {
      "A requirement beyond the last one": ["error T002 #d5c11a92"],
    },
  },
  "trace/pr-without-task": {
    counts: "files",
    tells: {
      "Governed code and no task": ["error – #83e8a03b"],
    },
  },
  "trace/unknown-task": {
    counts: "references",
    tells: {
      "An id that the bundle lacks": ["error T003 #0e2a9430"],
      "An id that two bundles have": ["warning T001 #7d299b4f"],
      "An id that no spec bundle has been asked for": ["warning T001 #c20922e5"],
      "A spec bundle that is not there": ["error T001 #510478d4"],
    },
  },
  "trace/unearned-completion": {
    counts: "ticked tasks",
    tells: {
      "A box ticked with nothing behind it": ["error T001 #4ac93faf"],
    },
  },
  "trace/completion-not-recorded": {
    counts: "completed tasks",
    tells: {
      "A completed task with an open box": ["warning T001 #235bbc84"],
      "A branch that the App cannot write to": ["warning T001 #235bbc84"],
    },
  },
  "scope/out-of-scope-file": {
    counts: "files",
    tells: {
      "A file of somewhere else": ["warning – #847556f9"],
      "A file that nothing but its own task may change": ["error – #d5a056a5"],
      "A file that nothing but its own task may change, where no task is named": ["error – #21ccfd0e"],
      "A file that is moved out of where nothing may be changed": ["error – #46300659"],
    },
  },
  "summary/count-mismatch": {
    counts: "totals",
    tells: {
      "A total that is too high": ["warning – #a9ab9f65"],
      "A total below a code block that is never closed, which may hide tasks": ["warning – #2158d458"],
      "A table of progress that nobody has kept": ["warning – #f027bce0"],
      "A percentage that is wrong beside numbers that are right": ["warning – #3b4603b6"],
    },
  },
  "docs/encoding-mojibake": {
    counts: "documents",
    tells: {
      "Arrows that went through Mac Roman": ["info – #d2b2f495"],
    },
  },
};

function tell({ severity, task, related, fingerprint }: Finding): string {
  const beside = related.map(({ line }) => ` ←${line}`).join("");
  return `${severity} ${task ?? "–"}${beside} #${fingerprint.slice(0, 8)}`;
}

describe("the findings of the first rules", () => {
  it("are told for every rule", () => {
    expect(Object.keys(TOLD).sort()).toEqual([...FIRST_SET].sort());
  });
});

describe.each(Object.entries(TOLD))("%s", (id, { counts, tells }) => {
  it.each(Object.entries(tells))("tells in the example “%s” %j", (name, findings) => {
    const example = ruleOf(id).examples.find((one) => one.name === name);
    if (!example) throw new Error(`${id} has no example of that name any more.`);
    expect(tryOn(id, example).findings.map(tell)).toEqual(findings);
  });

  it(`counts ${counts}`, () => {
    const units = ruleOf(id).examples.flatMap((example) => tryOn(id, example).looked.map(({ unit }) => unit));
    expect([...new Set(units)]).toEqual([counts]);
  });
});
