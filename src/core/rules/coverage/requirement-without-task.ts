import { z } from "zod";
import type { Requirement } from "../../documents/requirement.ts";
import { fileName } from "../file-name.ts";
import { listWords, quote } from "../name-task.ts";
import { coverageOf } from "../requirement-coverage.ts";
import { defineRule } from "../rule.ts";

const KINDS: readonly Requirement["kind"][] = ["functional", "non-functional", "acceptance"];
const PLAN = "# Plan\n";
/** More than these are one finding. */
const MOST_TOLD = 10;
const MOST_LISTED = 20;

export const requirementWithoutTask = defineRule({
  id: "coverage/requirement-without-task",
  input: "tasks",
  summary: "Require a task for each requirement",
  rationale: "A requirement that no task names is forgotten by everybody who works from the list.",
  level: "warning",
  options: z.strictObject({
    usage: z
      .number()
      .min(0)
      .max(1)
      .default(0.3)
      .describe("Share of the requirements that must be named before the others are missed."),
  }),
  messages: {
    many: "{count} of the {all} {all|requirement|requirements} in {document} {count|is|are} named by no task, so nobody will build {count|it|them}: {ids}. Name each in the task that does it, or add tasks.",
    uncovered:
      "{id} {text} is in {document}, but no task names it, so nobody will build it. Add “({id})” to the task that does, or add one.",
  },
  guard:
    "Silent unless three of ten requirements are named at all: then the project works with ids. A range, a group (2 for 2.1) and the story that a requirement stands under count, wherever the tasks document names them. What is out of scope or deferred needs none; non-functional requirements are a note. More than ten are one finding.",
  examples: [
    {
      name: "A requirement that no task names",
      kind: "invalid",
      files: {
        "specs/001-a/spec.md": "# A\n\n- **FR-001**: People log in.\n- **FR-002**: People log out.\n",
        "specs/001-a/plan.md": PLAN,
        "specs/001-a/tasks.md": "- [ ] T001 Log in (FR-001)\n",
      },
      reports: [
        '4: FR-002 "People log out." is in spec.md, but no task names it, so nobody will build it. Add “(FR-002)” to the task that does, or add one.',
      ],
      looked: "2/2",
    },
    {
      name: "More than anybody reads about one by one",
      kind: "invalid",
      files: {
        "specs/001-a/spec.md": `# A\n\n${Array.from({ length: 16 }, (_, at) => `- **FR-${String(at + 1).padStart(3, "0")}**: Part ${at + 1}.\n`).join("")}`,
        "specs/001-a/plan.md": PLAN,
        "specs/001-a/tasks.md": "- [ ] T001 Begin (FR-001 through FR-005)\n",
      },
      reports: [
        "8: 11 of the 16 requirements in spec.md are named by no task, so nobody will build them: FR-006, FR-007, FR-008, FR-009, FR-010, FR-011, FR-012, FR-013, FR-014, FR-015 and FR-016. Name each in the task that does it, or add tasks.",
      ],
      looked: "16/16",
    },
    {
      name: "All are named, two of them by a range",
      kind: "valid",
      files: {
        "specs/001-a/spec.md":
          "# A\n\n- **FR-001**: In.\n- **FR-002**: Out.\n- **FR-003**: Again.\n- **FR-004** (deferred): Later.\n",
        "specs/001-a/plan.md": PLAN,
        "specs/001-a/tasks.md": "- [ ] T001 Log in (FR-001 through FR-003)\n",
      },
      reports: [],
      looked: "3/3",
    },
    {
      name: "A project that names no requirements in tasks",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md": "# A\n\n- **FR-001**: In.\n- **FR-002**: Out.\n",
        "specs/001-a/plan.md": PLAN,
        "specs/001-a/tasks.md": "- [ ] T001 Log in\n",
      },
      reports: [],
      looked: "0/2",
    },
  ],

  *check({ bundle, list, options }) {
    const coverage = coverageOf(bundle, list);
    const wanted = coverage.requirements.filter(({ kind }) => KINDS.includes(kind));
    const isUsed = wanted.length > 0 && coverage.shareNamed(KINDS) >= options.usage;
    yield { examined: isUsed ? wanted.length : 0, of: wanted.length, unit: "requirements" };
    if (!isUsed) return;
    const left = wanted.filter((requirement) => !coverage.isNamed(requirement));
    if (left.length > MOST_TOLD) yield describeMany(left, wanted.length);
    else for (const requirement of left) yield describe(requirement);
  },
});

function describe({ id, text, at, kind }: Requirement) {
  const values = { id, text: quote(text), document: fileName(at.path) };
  const lowered = kind === "non-functional" ? { atMost: "info" as const } : {};
  return { message: "uncovered" as const, values, at, key: id, ...lowered };
}

/** A page of the same would be read by nobody. */
function describeMany(left: readonly Requirement[], all: number) {
  const at = left[0]?.at ?? { path: "", line: 1, endLine: 1 };
  const ids = listWords(
    left.map(({ id }) => id),
    MOST_LISTED,
  );
  const values = { count: left.length, all, document: fileName(at.path), ids };
  const related = left.slice(1, MOST_TOLD).map((one) => one.at);
  return { message: "many" as const, values, at, related, key: "many" };
}
