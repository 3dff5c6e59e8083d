import { z } from "zod";
import type { SpecBundle } from "../../bundle/spec-bundle.ts";
import type { Task } from "../../bundle/task.ts";
import type { Requirement } from "../../documents/requirement.ts";
import { respell } from "../../fixes/respell.ts";
import { type Suggest, suggestFrom } from "../../graph/nearest.ts";
import { didYouMean } from "../did-you-mean.ts";
import { fileName } from "../file-name.ts";
import { listWords, nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { requirementsOf, specificationsOf } from "../specification.ts";
import { spelledOtherwise } from "../spelled-otherwise.ts";
import { tasksDocument } from "../task-texts.ts";
import { correctTo, storyLabels, unknownStories } from "../unknown-stories.ts";

const PLAN = "# Plan\n";

export const unknownRequirement = defineRule({
  id: "coverage/unknown-requirement",
  input: "tasks",
  summary: "Disallow tasks to name requirements that no document defines",
  rationale: "Whoever works on the task looks for what it must meet, and finds nothing.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    unknown:
      "{task} names {id}, but {document} has no such requirement, so nobody knows what the task must meet. {fix}",
    story: "{task} is for {id}, but {document} has no such user story, so nobody knows whom it serves. {fix}",
  },
  guard:
    "A story is told of once, as a warning, where the specification numbers at least two. Only ids of a make that the specification defines (FR-…, 2.1), and only where no document of the spec bundle beside the tasks speaks of the id. Without a specification, or with one that numbers nothing, there is nothing to compare with; nor where a third of the bare numbers is unknown, because then the specification counts in another way.",
  autofix:
    "An id in the first line of a task is written as the specification has it where the two differ in zeros and hyphens alone: `FR-2` for `FR-002`.",
  examples: [
    {
      name: "A requirement without its zeros",
      kind: "invalid",
      files: {
        "specs/001-a/spec.md": "# A\n\n- **FR-001**: In.\n- **FR-002**: Out.\n",
        "specs/001-a/plan.md": PLAN,
        "specs/001-a/tasks.md": "- [ ] T001 Log in (FR-001)\n- [ ] T002 Log out (FR-2)\n",
      },
      reports: [
        '2: T002 "Log out (FR-2)" names FR-2, but spec.md has no such requirement, so nobody knows what the task must meet. Did you mean FR-002?',
      ],
      fixed: { "specs/001-a/tasks.md": "- [ ] T001 Log in (FR-001)\n- [ ] T002 Log out (FR-002)\n" },
    },
    {
      name: "A requirement beyond the last one",
      kind: "invalid",
      files: {
        "specs/001-a/spec.md": "# A\n\n- **FR-001**: In.\n- **FR-002**: Out.\n",
        "specs/001-a/plan.md": PLAN,
        "specs/001-a/tasks.md": "- [ ] T001 Log in (FR-001)\n- [ ] T002 Log out (FR-021)\n",
      },
      reports: [
        '2: T002 "Log out (FR-021)" names FR-021, but spec.md has no such requirement, so nobody knows what the task must meet. The last one there is FR-002. Correct the id, or define it.',
      ],
      looked: "2/2",
    },
    {
      name: "A label of a story that is not there, once",
      kind: "invalid",
      files: {
        "specs/001-a/spec.md": "# A\n\n### User Story 1 - In\n\n### User Story 2 - Out\n",
        "specs/001-a/plan.md": PLAN,
        "specs/001-a/tasks.md":
          "- [ ] T001 [US1] Log in\n- [ ] T002 [US2] Log out\n- [ ] T003 [US9] Log\n- [ ] T004 [US9] Read the log\n",
      },
      reports: [
        '3: T003 "Log" is for US9, but spec.md has no such user story, so nobody knows whom it serves. The last one there is US2. Correct the id, or define it.',
      ],
      looked: "4/4",
    },
    {
      name: "Requirements that are there",
      kind: "valid",
      files: {
        "specs/001-a/spec.md": "# A\n\n- **FR-001**: In.\n",
        "specs/001-a/plan.md": PLAN,
        "specs/001-a/tasks.md": "- [ ] T001 Log in (FR-001)\n",
      },
      reports: [],
    },
    {
      name: "A make that the specification does not number, and an id that the plan speaks of",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md": "# A\n\n- **FR-001**: In.\n",
        "specs/001-a/plan.md": "# Plan\n\nFR-007 of the platform holds here as well.\n",
        "specs/001-a/tasks.md":
          "- [ ] T001 Measure (SC-004)\n- [ ] T002 Log (FR-007)\n- [ ] T003 First point (FR-001a)\n",
      },
      reports: [],
      looked: "2/3",
    },
  ],

  *check({ bundle, list }) {
    const stories = storyLabels(bundle, list);
    yield* unknownStories(bundle, list);
    const known = new Map(requirementsOf(bundle).map((requirement) => [requirement.id, requirement]));
    const makes = makesIn([...known.values()]);
    if (makes.size === 0) {
      const of = list.tasks.reduce((sum, { facts }) => sum + facts.requirements.length, 0);
      yield { examined: stories, of: of + stories, unit: "requirements named" };
      return;
    }
    const compared: { readonly task: Task; readonly id: string }[] = [];
    let mentions = 0;
    for (const task of list.tasks) {
      for (const id of task.facts.requirements) if (makes.has(makeOf(id))) compared.push({ task, id });
      mentions += task.facts.requirements.length;
    }
    yield { examined: compared.length + stories, of: mentions + stories, unit: "requirements named" };
    const elsewhere = speaksOf(bundle, list.path);
    const unknown = compared.filter(({ id }) => !known.has(id) && !known.has(withoutLetter(id)) && !elsewhere(id));
    const isCountedOtherwise = areCountedOtherwise(compared, unknown);
    const idsOf = Map.groupBy(known.keys(), makeOf);
    const spelled = new Map([...idsOf].map(([make, ids]) => [make, spelledOtherwise(ids)]));
    const suggest = suggestEach(idsOf);
    for (const { task, id } of unknown) {
      if (makeOf(id) === "" && isCountedOtherwise) continue;
      const ids = idsOf.get(makeOf(id)) ?? [];
      const meant = spelled.get(makeOf(id))?.(id) ?? null;
      const values = {
        task: nameTask(task),
        id,
        document: listWords(specificationsOf(bundle).map(({ file }) => fileName(file.path))),
        fix: didYouMean(meant === null ? suggest(id) : [meant], correctTo(ids)),
      };
      const source = meant === null ? undefined : tasksDocument(bundle, list)?.source;
      const fix = source && meant !== null ? respell(source, [task.at.line], { from: id, to: meant }) : null;
      yield { message: "unknown", values, at: task.at, key: `${task.id} ${id}`, task: task.id, fix };
    }
  },
});

/** Among the requirements of the same make. */
function suggestEach(idsOf: ReadonlyMap<string, readonly string[]>): Suggest {
  const makes = new Map([...idsOf].map(([make, ids]) => [make, suggestFrom(ids)]));
  return (id) => makes.get(makeOf(id))?.(id) ?? [];
}

/** Where a third of the bare numbers is unknown, the specification counts in a way that we do not see. */
function areCountedOtherwise(
  compared: readonly { readonly id: string }[],
  unknown: readonly { readonly id: string }[],
): boolean {
  const numbers = (mentions: readonly { readonly id: string }[]) =>
    mentions.filter(({ id }) => makeOf(id) === "").length;
  return numbers(unknown) * 3 > numbers(compared);
}

/** `FR-007a` is the first point of FR-007. */
function withoutLetter(id: string): string {
  return id.replace(/(\d)[a-z]$/, "$1");
}

/** Letters of an id: `FR-`; a number with a point is of the make of Kiro's criteria, and so is one without. */
function makeOf(id: string): string {
  return id.replace(/\d[\d.]*[a-z]?$/, "");
}

/** A specification that numbers one thing alone is no register: the number may be a slip. */
function makesIn(requirements: readonly Requirement[]): ReadonlySet<string> {
  return new Set(requirements.filter(({ kind }) => kind !== "story").map(({ id }) => makeOf(id)));
}

/** Whether a document beside the tasks has the id as a word. */
function speaksOf({ documents }: SpecBundle, tasksPath: string): (id: string) => boolean {
  const words = new Set<string>();
  for (const { file, source } of documents) {
    if (file.path === tasksPath) continue;
    for (const [word] of source.text.matchAll(/\b[A-Z]{2,3}-(?:[A-Z]{1,6}-)?\d{1,4}[a-z]?\b/g)) words.add(word);
  }
  return (id) => words.has(id);
}
