import { z } from "zod";
import { quote } from "../name-task.ts";
import { coverageOf } from "../requirement-coverage.ts";
import { defineRule } from "../rule.ts";
import { tasksDocument } from "../task-texts.ts";

const SPEC = "# A\n\n### User Story 1 - Log in\n\n### User Story 2 - Export\n";

export const storyWithoutTask = defineRule({
  id: "coverage/story-without-task",
  input: "tasks",
  summary: "Require a task for each user story",
  rationale: "A story without a task is promised to somebody and planned by nobody.",
  level: "error",
  options: z.strictObject({
    usage: z
      .number()
      .min(0)
      .max(1)
      .default(0.3)
      .describe("Share of the stories that must have tasks before the others are missed."),
  }),
  messages: {
    uncovered:
      "{id} {text} has no task, and nothing in the tasks document speaks of it, so nobody will build it. Add a task with [{id}], or say that the story is out of scope.",
  },
  guard:
    "Silent unless three of ten stories have tasks: then the project works with stories. Any mention in the tasks document counts, by number or by its whole title, also one that says the story comes later; stories that are out of scope or deferred need none.",
  examples: [
    {
      name: "A story without a task",
      kind: "invalid",
      files: {
        "specs/001-a/spec.md": SPEC,
        "specs/001-a/plan.md": "# Plan\n",
        "specs/001-a/tasks.md": "- [ ] T001 [US1] Log in\n",
      },
      reports: [
        '5: US2 "Export" has no task, and nothing in the tasks document speaks of it, so nobody will build it. Add a task with [US2], or say that the story is out of scope.',
      ],
      looked: "2/2",
    },
    {
      name: "A title that stands only inside of other words",
      kind: "invalid",
      files: {
        "specs/001-a/spec.md": "# A\n\n### User Story 1 - Export\n\n### User Story 2 - Log in\n",
        "specs/001-a/plan.md": "# Plan\n",
        "specs/001-a/tasks.md": "- [ ] T001 [US1] Export the catalog in one file\n",
      },
      reports: [
        '5: US2 "Log in" has no task, and nothing in the tasks document speaks of it, so nobody will build it. Add a task with [US2], or say that the story is out of scope.',
      ],
    },
    {
      name: "A task for each",
      kind: "valid",
      files: {
        "specs/001-a/spec.md": SPEC,
        "specs/001-a/plan.md": "# Plan\n",
        "specs/001-a/tasks.md": "- [ ] T001 [US1] Log in\n- [ ] T002 [US2] Export\n",
      },
      reports: [],
    },
    {
      name: "A story that a task speaks of by its title",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md": "# A\n\n### User Story 1 - Log in\n\n### User Story 2 - Crash safety (Priority: P2)\n",
        "specs/001-a/plan.md": "# Plan\n",
        "specs/001-a/tasks.md": "- [ ] T001 [US1] Log in\n- [ ] T002 Tests of queries and crash safety\n",
      },
      reports: [],
    },
    {
      name: "A story that comes later, and a list without stories",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md": SPEC,
        "specs/001-a/plan.md": "# Plan\n",
        "specs/001-a/tasks.md": "- [ ] T001 [US1] Log in\n\nUser Story 2 comes with the next release.\n",
        "specs/002-b/spec.md": SPEC,
        "specs/002-b/plan.md": "# Plan\n",
        "specs/002-b/tasks.md": "- [ ] T001 Log in\n",
      },
      reports: [],
    },
  ],

  *check({ bundle, list, options }) {
    const coverage = coverageOf(bundle, list);
    const stories = coverage.requirements.filter(({ kind }) => kind === "story");
    const isUsed = stories.length > 0 && coverage.shareNamed(["story"]) >= options.usage;
    yield { examined: isUsed ? stories.length : 0, of: stories.length, unit: "stories" };
    if (!isUsed) return;
    const said = tasksDocument(bundle, list)?.source.text.toLowerCase() ?? "";
    for (const story of stories) {
      if (coverage.isNamed(story) || isSpokenOf(story.text, said)) continue;
      yield { message: "uncovered", values: { id: story.id, text: quote(story.text) }, at: story.at, key: story.id };
    }
  },
});

/** By all of its title, where that is more than a word. */
function isSpokenOf(story: string, said: string): boolean {
  const title = story
    .replace(/\([^()]*\)/g, " ")
    .trim()
    .toLowerCase();
  if (!title.includes(" ")) return false;
  for (let at = said.indexOf(title); at >= 0; at = said.indexOf(title, at + 1))
    if (!isLetter(said[at - 1]) && !isLetter(said[at + title.length])) return true;
  return false;
}

function isLetter(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char);
}
