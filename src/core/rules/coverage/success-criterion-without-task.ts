import { z } from "zod";
import { quote } from "../name-task.ts";
import { coverageOf } from "../requirement-coverage.ts";
import { defineRule } from "../rule.ts";

/** What somebody has to build or measure; that people are satisfied is seen after the release. */
const BUILDABLE =
  /\b(?:latency|p9[059]|\d+ ?ms|milliseconds?|throughput|requests? per second|concurrent|load|uptime|availability|security|encrypt\w*|memory|coverage|failover|backup|audit\w*)\b/i;

export const successCriterionWithoutTask = defineRule({
  id: "coverage/success-criterion-without-task",
  input: "tasks",
  summary: "Require a task for each success criterion that has to be measured",
  rationale: "A number that nobody measures is a number that nobody knows.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    uncovered:
      "{id} {text} has no task that builds or measures it, so nobody will know whether it holds. Add a task that does, with “({id})”.",
  },
  guard:
    "Only criteria about speed, load, security and the like, and only where the tasks document names a requirement or criterion at all.",
  examples: [
    {
      name: "A response time that nobody measures",
      kind: "invalid",
      files: {
        "specs/001-a/spec.md": "# A\n\n- **FR-001**: Search.\n- **SC-001**: The p95 latency is below 200 ms.\n",
        "specs/001-a/plan.md": "# Plan\n",
        "specs/001-a/tasks.md": "- [ ] T001 Search (FR-001)\n",
      },
      reports: [
        '4: SC-001 "The p95 latency is below 200 ms." has no task that builds or measures it, so nobody will know whether it holds. Add a task that does, with “(SC-001)”.',
      ],
      looked: "1/1",
    },
    {
      name: "A task that measures it",
      kind: "valid",
      files: {
        "specs/001-a/spec.md": "# A\n\n- **SC-001**: The p95 latency is below 200 ms.\n",
        "specs/001-a/plan.md": "# Plan\n",
        "specs/001-a/tasks.md": "- [ ] T001 Measure the search (SC-001)\n",
      },
      reports: [],
    },
    {
      name: "A criterion that shows after the release",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md": "# A\n\n- **FR-001**: Search.\n- **SC-001**: Nine of ten people find what they want.\n",
        "specs/001-a/plan.md": "# Plan\n",
        "specs/001-a/tasks.md": "- [ ] T001 Search (FR-001)\n",
      },
      reports: [],
      looked: "0/1",
    },
  ],

  *check({ bundle, list }) {
    const coverage = coverageOf(bundle, list);
    const criteria = coverage.requirements.filter(({ kind }) => kind === "success");
    const isUsed = coverage.shareNamed(["functional", "non-functional", "success"]) > 0;
    const wanted = isUsed ? criteria.filter(({ text }) => BUILDABLE.test(text)) : [];
    yield { examined: wanted.length, of: criteria.length, unit: "success criteria" };
    for (const criterion of wanted) {
      if (coverage.isNamed(criterion)) continue;
      const { id, text, at } = criterion;
      yield { message: "uncovered", values: { id, text: quote(text) }, at, key: id };
    }
  },
});
