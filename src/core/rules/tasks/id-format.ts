import { z } from "zod";
import { listWords } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { lineOf, taskLines, tasksDocument } from "../task-texts.ts";

const DECLARATION = /\b(?:task )?id format[*_]{0,3}[ \t]{0,4}:[*_]{0,3}[ \t]{0,4}`([^`\r\n]{1,60})`/i;
const MAX_COLUMNS = 400;

export const idFormat = defineRule({
  id: "tasks/id-format",
  input: "tasks",
  summary: "Require task ids to follow the format that the document declares",
  rationale: "People and scripts read milestone and phase from an id: one of another form belongs nowhere.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    other:
      "Ids such as {ids} ({count} in all) do not fit {format}, which line {line} declares, so a reader cannot place them. Rename them, or declare their form as well.",
  },
  guard:
    "Only a format with `{…}` parts that the document calls its ID format counts, and only where some task follows it.",
  examples: [
    {
      name: "An id of another form",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [ ] **M1.1.1**: Schema\n- [ ] **S1**: Audit\n\n**Task ID Format**: `M{milestone number}.{phase number}.{task number}`\n",
      },
      reports: [
        "2: Ids such as S1 (1 in all) do not fit `M{milestone number}.{phase number}.{task number}`, which line 4 declares, so a reader cannot place them. Rename them, or declare their form as well.",
      ],
      looked: "2/2",
    },
    {
      name: "Ids that fit",
      kind: "valid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [ ] **M1.1.1**: Schema\n\n**Task ID Format**: `M{milestone number}.{phase number}.{task number}`\n",
      },
      reports: [],
    },
    {
      name: "A document that declares no format",
      kind: "false-positive",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md": "- [ ] **M1.1.1**: Schema\n- [ ] **S1**: Audit\n",
      },
      reports: [],
      looked: "0/2",
    },
  ],

  *check({ bundle, list }) {
    const says = DECLARATION.test(tasksDocument(bundle, list)?.source.text ?? "");
    const declared = says ? findFormat(taskLines(bundle, list)) : null;
    const named = declared === null ? [] : list.tasks.filter(({ generated }) => !generated);
    yield { examined: named.length, of: list.tasks.length, unit: "tasks" };
    if (declared === null) return;
    const others = named.filter(({ id }) => !declared.pattern.test(id));
    const [first] = others;
    if (!first || others.length === named.length) return;
    const ids = listWords(others.slice(0, 5).map(({ id }) => id));
    const values = { count: others.length, ids, format: `\`${declared.format}\``, line: declared.line };
    yield { message: "other", values, at: first.at, related: [lineOf(list, declared.line)], key: declared.format };
  },
});

function findFormat(lines: readonly string[]) {
  for (const [index, line] of lines.entries()) {
    const format = DECLARATION.exec(line.slice(0, MAX_COLUMNS))?.[1];
    if (format !== undefined && /\{[\w ]{1,20}\}/.test(format))
      return { format, line: index + 1, pattern: patternOf(format) };
  }
  return null;
}

/** Each `{part}` is a number with an optional letter, everything else stands for itself. */
function patternOf(format: string): RegExp {
  const parts = format.split(/\{[\w ]{1,20}\}/).map((part) => part.replace(/[^\w]/g, "\\$&"));
  return new RegExp(`^${parts.join("\\d{1,9}[a-z]?")}$`);
}
