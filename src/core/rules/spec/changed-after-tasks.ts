import { z } from "zod";
import type { Document, SpecBundle } from "../../bundle/spec-bundle.ts";
import { readRequirements } from "../../documents/read-requirements.ts";
import type { Requirement } from "../../documents/requirement.ts";
import { fileName } from "../file-name.ts";
import { listWords } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { isSpecification } from "../specification.ts";

const SPEC = "# A\n\n- **FR-001**: People log in.\n";

export const changedAfterTasks = defineRule({
  id: "spec/changed-after-tasks",
  input: "bundle",
  summary: "Require plan and tasks to follow when a requirement changes",
  rationale: "Tasks that follow from the old requirement are worked on and ticked as if they met the new one.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    behind: "{requirements} changed in {document}, and {others} did not, so people work by the old text. {fix}",
  },
  guard:
    "Only the words of requirements, criteria and stories count: white space, punctuation and everything else may change. Silent where plan or tasks change as well.",
  examples: [
    {
      name: "A requirement says something else",
      kind: "invalid",
      files: {
        "specs/001-a/spec.md": "# A\n\n- **FR-001**: People log in with a passkey.\n",
        "specs/001-a/plan.md": "# Plan\n",
        "specs/001-a/tasks.md": "- [ ] T001 Log in (FR-001)\n",
      },
      base: {
        "specs/001-a/spec.md": SPEC,
        "specs/001-a/plan.md": "# Plan\n",
        "specs/001-a/tasks.md": "- [ ] T001 Log in (FR-001)\n",
      },
      reports: [
        "3: FR-001 changed in spec.md, and plan.md and tasks.md did not, so people work by the old text. Look at T001 again, which names it.",
      ],
      looked: "1/1",
    },
    {
      name: "The tasks follow",
      kind: "valid",
      files: {
        "specs/001-a/spec.md": "# A\n\n- **FR-001**: People log in with a passkey.\n",
        "specs/001-a/plan.md": "# Plan\n",
        "specs/001-a/tasks.md": "- [ ] T001 Passkeys (FR-001)\n",
      },
      base: {
        "specs/001-a/spec.md": SPEC,
        "specs/001-a/plan.md": "# Plan\n",
        "specs/001-a/tasks.md": "- [ ] T001 Log in (FR-001)\n",
      },
      reports: [],
    },
    {
      name: "Punctuation and an explanation",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md": "# A\n\nWhy: safety.\n\n- **FR-001**: People  log in\n",
        "specs/001-a/plan.md": "# Plan\n",
        "specs/001-a/tasks.md": "- [ ] T001 Log in\n",
      },
      base: {
        "specs/001-a/spec.md": SPEC,
        "specs/001-a/plan.md": "# Plan\n",
        "specs/001-a/tasks.md": "- [ ] T001 Log in\n",
      },
      reports: [],
      looked: "1/1",
    },
  ],

  *check({ bundle, base }) {
    const followers = bundle.documents.filter(({ role }) => role === "plan" || role === "design" || role === "tasks");
    const before = followers.length === 0 ? null : base();
    const compared = before === null ? [] : bundle.documents.filter(isSpecification);
    yield { examined: compared.length, of: bundle.documents.filter(isSpecification).length, unit: "specifications" };
    if (before === null || followers.some((document) => hasChanged(document, before))) return;
    for (const document of compared) {
      const earlier = before.documents.find(({ file }) => file.path === document.file.path);
      if (!earlier || earlier.file.blobSha === document.file.blobSha) continue;
      const changed = changedRequirements(readRequirements(earlier), readRequirements(document));
      const [first] = changed;
      if (!first) continue;
      const values = {
        requirements: listWords(changed.map(({ id }) => id)),
        document: fileName(document.file.path),
        others: listWords(followers.map(({ file }) => fileName(file.path))),
        fix: fixFor(changed, bundle),
      };
      yield { message: "behind", values, at: first.at, key: changed.map(({ id }) => id).join(" ") };
    }
  },
});

function hasChanged({ file }: Document, before: SpecBundle): boolean {
  return before.documents.find((document) => document.file.path === file.path)?.file.blobSha !== file.blobSha;
}

/** Those that are new or say something else. */
function changedRequirements(before: readonly Requirement[], now: readonly Requirement[]): readonly Requirement[] {
  const known = new Map(before.map(({ id, text }) => [id, wordsOf(text)]));
  const seen = new Set<string>();
  return now.filter(({ id, kind, text }) => {
    const isFirst = !seen.has(id);
    seen.add(id);
    return kind !== "group" && isFirst && known.get(id) !== wordsOf(text);
  });
}

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function fixFor(changed: readonly Requirement[], { taskList }: SpecBundle): string {
  const ids = new Set(changed.map(({ id }) => id));
  const tasks = taskList?.tasks.filter(({ facts }) => facts.requirements.some((id) => ids.has(id))) ?? [];
  const named = listWords(tasks.filter(({ generated }) => !generated).map(({ id }) => id));
  const which = ids.size === 1 ? "it" : "them";
  if (named === "") return "Look through plan and tasks again.";
  return `Look at ${named} again, which ${tasks.length === 1 ? "names" : "name"} ${which}.`;
}
