import { z } from "zod";
import type { HeadingBlock } from "../../markdown/markdown-document.ts";
import { quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { lineOf, tasksDocument } from "../task-texts.ts";

export const headingInList = defineRule({
  id: "tasks/heading-in-list",
  input: "tasks",
  summary: "Disallow a level-one heading between the tasks of one phase",
  rationale:
    "A line that begins with one hash is the largest heading there is, though it was probably meant as a remark.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    heading:
      "{text} is a heading of the first level among the tasks of one phase, so GitHub shows it as a title. If it is a remark, write it without the hash.",
  },
  guard:
    "The document's first heading is its title, and a heading that begins a phase or stands between two of them is none of these.",
  examples: [
    {
      name: "A remark with a hash",
      kind: "invalid",
      files: { tasks: "# Tasks\n\n## Phase 1: Setup\n\n- [ ] T001 Schema\n\n# Added later\n\n- [ ] T002 Pages\n" },
      reports: [
        '7: "Added later" is a heading of the first level among the tasks of one phase, so GitHub shows it as a title. If it is a remark, write it without the hash.',
      ],
      looked: "1/2",
    },
    {
      name: "A title and phases",
      kind: "valid",
      files: { tasks: "# Tasks\n\n## Phase 1: Setup\n\n- [ ] T001 Schema\n\n## Phase 2: Core\n\n- [ ] T002 Pages\n" },
      reports: [],
    },
    {
      name: "Phases as headings of the first level",
      kind: "false-positive",
      files: { tasks: "# Tasks\n\n# Phase 1: Setup\n\n- [ ] T001 Schema\n\n# Phase 2: Core\n\n- [ ] T002 Pages\n" },
      reports: [],
    },
  ],

  *check({ bundle, list }) {
    const blocks = tasksDocument(bundle, list)?.markdown().blocks ?? [];
    const titles = blocks.filter((block): block is HeadingBlock => block.kind === "heading" && block.depth === 1);
    const later = titles.slice(1);
    yield { examined: later.length, of: titles.length, unit: "headings" };
    const tasks = [...list.tasks].sort((a, b) => a.at.line - b.at.line);
    const phases = new Set(list.phases.map(({ at }) => at.line));
    let next = 0;
    for (const { text, line } of later) {
      while ((tasks[next]?.at.line ?? Number.POSITIVE_INFINITY) < line) next += 1;
      const [before, after] = [tasks[next - 1], tasks[next]];
      const isInside = before && after && before.phase !== null && before.phase === after.phase;
      if (isInside && !phases.has(line)) {
        yield { message: "heading", values: { text: quote(text) }, at: lineOf(list, line), key: text.slice(0, 200) };
      }
    }
  },
});
