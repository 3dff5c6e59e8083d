import { z } from "zod";
import type { Task } from "../../bundle/task.ts";
import type { Fix } from "../../fixes/fix.ts";
import { linesOf } from "../../fixes/line-at.ts";
import { textFix } from "../../fixes/text-fix.ts";
import { remembering } from "../../graph/waiting.ts";
import type { SourceText } from "../../markdown/source-text.ts";
import { nameTask, quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { taskLines, tasksDocument } from "../task-texts.ts";

const STORY = /\buser story (\d{1,4})\b(?!\.\d)/i;
/** `User Story 1 & 2`, `User Stories 1-3`: the phase of several has no label of its own. */
const STORIES = /\buser stories\b|\buser story \d{1,4}[ \t]?(?:[&+,/–-]|and\b)[ \t]?(?:user story |US-?)?\d/i;
/** `[N/A]`: what was found not to be needed has no story. */
const DROPPED = /^[*_~ \t]{0,4}\[?(?:N\/A|dropped|skipped|cancelled)\b/i;
const LABEL = /\[US-?(\d{1,4})\]/i;
const MAX_COLUMNS = 300;

export const missingStoryLabel = defineRule({
  id: "tasks/missing-story-label",
  input: "tasks",
  summary: "Require the tasks of a user story's phase to carry its label",
  rationale: "The label tells, away from its phase, which story a task belongs to.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    missing:
      "{task} stands under {phase}, but has no [US{story}], so its story is lost outside the list. Add the label.",
    other:
      "{task} is labelled {label}, but stands under {phase}, so one of the two is wrong. Correct the label, or move the task.",
  },
  guard:
    "Asked only in documents where most of the tasks of such phases have labels; other phases need none, nor do those of several stories, or tasks that were dropped.",
  autofix: "A label that is missing is written behind the id, and behind `[P]` where that is there.",
  examples: [
    {
      name: "One task of a story without its label",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 3: User Story 1 - Search\n\n- [ ] T001 [US1] Index\n- [ ] T002 [US1] Query\n- [ ] T003 Page\n- [ ] T004 [US2] Help\n- [ ] T005 [US1] Rank\n",
      },
      reports: [
        '5: T003 "Page" stands under "Phase 3: User Story 1 - Search", but has no [US1], so its story is lost outside the list. Add the label.',
        '6: T004 "Help" is labelled [US2], but stands under "Phase 3: User Story 1 - Search", so one of the two is wrong. Correct the label, or move the task.',
      ],
      fixed: {
        tasks:
          "## Phase 3: User Story 1 - Search\n\n- [ ] T001 [US1] Index\n- [ ] T002 [US1] Query\n- [ ] T003 [US1] Page\n- [ ] T004 [US2] Help\n- [ ] T005 [US1] Rank\n",
      },
      looked: "5/5",
    },
    {
      name: "Labels as their phases",
      kind: "valid",
      files: { tasks: "## Phase 3: User Story 1 - Search\n\n- [ ] T001 [US1] Index\n- [ ] T002 [US1] Query\n" },
      reports: [],
    },
    {
      name: "A phase of two stories, and a task that was found not to be needed",
      kind: "false-positive",
      files: {
        tasks:
          "## Phase 3: User Story 1 & 2 - Search\n\n- [ ] T001 [US1] Index\n- [ ] T002 [US2] Query\n\n## Phase 4: User Story 3 - Mail\n\n- [ ] T003 [US3] Send\n- [ ] T004 [US3] Sort\n- [x] T005 [N/A] Print\n",
      },
      reports: [],
      looked: "2/5",
    },
    {
      name: "A document that uses no labels",
      kind: "false-positive",
      files: { tasks: "## Phase 3: User Story 1 - Search\n\n- [ ] T001 Index\n- [ ] T002 Query\n" },
      reports: [],
      looked: "2/2",
    },
  ],

  *check({ bundle, list }) {
    const lines = taskLines(bundle, list);
    const phases = new Map(list.phases.map(({ id, title }) => [id, title]));
    const storyIn = remembering((phase: string) => {
      const title = phase.slice(0, MAX_COLUMNS);
      return STORIES.test(title) ? undefined : STORY.exec(title)?.[1];
    });
    const wrong: Labelled[] = [];
    let told = 0;
    for (const task of list.tasks) {
      const phase = phases.get(task.phase ?? "") ?? "";
      const story = storyIn(phase);
      if (story === undefined || isDropped(task)) continue;
      const label = labelOf(lines[task.at.line - 1] ?? "");
      told += 1;
      if (label !== Number(story)) wrong.push({ task, phase, story: Number(story), label });
    }
    yield { examined: told, of: list.tasks.length, unit: "tasks" };
    if (wrong.length * 2 >= told) return;
    const source = tasksDocument(bundle, list)?.source;
    for (const { task, phase, story, label } of wrong) {
      const message = label === null ? ("missing" as const) : ("other" as const);
      const fix = source && label === null ? fixOf(source, task, story) : null;
      const values = { task: nameTask(task), phase: quote(phase), story, label: `[US${label}]` };
      yield { message, values, at: task.at, task: task.id, key: task.id, fix };
    }
  },
});

interface Labelled {
  readonly task: Task;
  readonly phase: string;
  readonly story: number;
  readonly label: number | null;
}

function labelOf(line: string): number | null {
  const found = line.includes("[") ? LABEL.exec(line.length > MAX_COLUMNS ? line.slice(0, MAX_COLUMNS) : line) : null;
  return found === null ? null : Number(found[1]);
}

function isDropped({ status, title }: Task): boolean {
  return status === "cancelled" || DROPPED.test(title.slice(0, MAX_COLUMNS));
}

function fixOf(source: SourceText, { id, generated, at }: Task, story: number): Fix | null {
  const line = linesOf(source)(at.line);
  if (generated || line === null || line.text.length > MAX_COLUMNS) return null;
  const start = line.text.indexOf(`] ${id} `);
  if (start < 0) return null;
  const behind = start + `] ${id}`.length;
  const end = line.span.start + behind + (line.text.startsWith(" [P] ", behind) ? " [P]".length : 0);
  const intends = [{ path: source.path, task: id, changes: "story" as const }];
  return textFix(
    source,
    `label ${id} with US${story}`,
    [{ span: { start: end, end }, text: ` [US${story}]` }],
    intends,
  );
}
