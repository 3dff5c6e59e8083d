import { z } from "zod";
import type { Document } from "../../bundle/spec-bundle.ts";
import { sectionsOf } from "../../documents/document-sections.ts";
import type { Block } from "../../markdown/markdown-document.ts";
import { nameOf, operationOf, renamingsWithin } from "../delta-requirements.ts";
import { quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

const REQUIREMENT = /^requirement:[ \t]{0,3}(.{1,200})/i;

export const deltaConflict = defineRule({
  id: "spec/delta-conflict",
  input: "bundle",
  summary: "Disallow changes of OpenSpec that contradict themselves",
  rationale: "Archiving such a change fails, or does one half of what it says.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    both: "{title} is both {first} and {second}, and a requirement can only have one of the two happen to it. Keep one.",
    empty:
      "The section {section} holds no requirement, so it changes nothing. Add `### Requirement: …`, or remove the section.",
    nothing:
      "{path} says neither what is added nor what is modified, removed or renamed, so OpenSpec refuses the change. Put its requirements below `## ADDED Requirements` or one of the others.",
    taken:
      "{title} is the new name of one requirement here, and another one of that name is ADDED, so OpenSpec refuses the change. Give one of them another name.",
    root: "{path} belongs to no capability, so OpenSpec does not apply it. Move it to specs/<capability>/spec.md.",
  },
  guard: "Names are compared without case and spaces. A requirement may be renamed and, under its new name, modified.",
  examples: [
    {
      name: "Modified and removed",
      kind: "invalid",
      files: {
        "openspec/changes/cart/proposal.md": "# Cart\n",
        "openspec/changes/cart/specs/cart/spec.md":
          "## MODIFIED Requirements\n\n### Requirement: Login\n\n## REMOVED Requirements\n\n### Requirement: login\n\n## ADDED Requirements\n",
      },
      reports: [
        '7: "login" is both MODIFIED and REMOVED, and a requirement can only have one of the two happen to it. Keep one.',
        '9: The section "ADDED Requirements" holds no requirement, so it changes nothing. Add `### Requirement: …`, or remove the section.',
      ],
      looked: "1/1",
    },
    {
      name: "A title and no requirement",
      kind: "invalid",
      files: {
        "openspec/changes/cart/proposal.md": "# Cart\n",
        "openspec/changes/cart/specs/cart/spec.md": "# Cart\n",
      },
      reports: [
        "1: openspec/changes/cart/specs/cart/spec.md says neither what is added nor what is modified, removed or renamed, so OpenSpec refuses the change. Put its requirements below `## ADDED Requirements` or one of the others.",
      ],
    },
    {
      name: "A requirement is given the name of a new one",
      kind: "invalid",
      files: {
        "openspec/changes/cart/proposal.md": "# Cart\n",
        "openspec/changes/cart/specs/cart/spec.md":
          "## RENAMED Requirements\n\n- FROM: `### Requirement: Login`\n- TO: `### Requirement: Sign in`\n\n## ADDED Requirements\n\n### Requirement: Sign In\n",
      },
      reports: [
        '3: "Sign in" is the new name of one requirement here, and another one of that name is ADDED, so OpenSpec refuses the change. Give one of them another name.',
      ],
      looked: "1/1",
    },
    {
      name: "Renamed, and modified under the old name",
      kind: "invalid",
      files: {
        "openspec/changes/cart/proposal.md": "# Cart\n",
        "openspec/changes/cart/specs/cart/spec.md":
          "## RENAMED Requirements\n\n- FROM: `### Requirement: Login`\n- TO: `### Requirement: Sign in`\n\n## MODIFIED Requirements\n\n### Requirement: Login\n",
      },
      reports: [
        '8: "Login" is both RENAMED and MODIFIED, and a requirement can only have one of the two happen to it. Keep one.',
      ],
    },
    {
      name: "One thing for each requirement",
      kind: "valid",
      files: {
        "openspec/changes/cart/proposal.md": "# Cart\n",
        "openspec/changes/cart/specs/cart/spec.md": "## MODIFIED Requirements\n\n### Requirement: Login\n",
      },
      reports: [],
    },
    {
      name: "Renamed, and modified under the new name",
      kind: "false-positive",
      files: {
        "openspec/changes/cart/proposal.md": "# Cart\n",
        "openspec/changes/cart/specs/cart/spec.md":
          "## RENAMED Requirements\n\n- FROM: `### Requirement: Login`\n- TO: `### Requirement: Sign in`\n\n## MODIFIED Requirements\n\n### Requirement: Sign in\n",
      },
      reports: [],
    },
  ],

  *check({ bundle }) {
    const deltas = bundle.documents.filter(({ role }) => role === "delta");
    yield { examined: deltas.length, of: deltas.length, unit: "specs" };
    for (const delta of deltas) {
      const { path } = delta.file;
      if (path === `${bundle.location.path}/specs/spec.md`) {
        yield { message: "root", values: { path }, at: { path, line: 1, endLine: 1 }, key: "root" };
      } else if (isSilent(delta)) {
        yield { message: "nothing", values: { path }, at: { path, line: 1, endLine: 1 }, key: "nothing" };
      }
      for (const { message, values, line, key } of conflictsIn(delta))
        yield { message, values, at: { path, line, endLine: line }, key };
    }
  },
});

/** Whether it names no requirement, and nothing that happens to one. */
function isSilent(delta: Document): boolean {
  return !sectionsOf(delta.markdown()).some(
    ({ heading }) => operationOf(heading.text) !== null || REQUIREMENT.test(heading.text),
  );
}

interface Conflict {
  readonly message: "both" | "empty" | "taken";
  readonly values: Readonly<Record<string, string>>;
  readonly line: number;
  readonly key: string;
}

function conflictsIn(delta: Document): Conflict[] {
  const conflicts: Conflict[] = [];
  const seen = new Map<string, string>();
  const given: { to: string; line: number }[] = [];
  const note = (title: string, operation: string, line: number) => {
    const name = nameOf(title);
    const earlier = seen.get(name);
    seen.set(name, operation);
    if (earlier === undefined || earlier === operation) return;
    conflicts.push({
      message: "both",
      values: { title: quote(title), first: earlier, second: operation },
      line,
      key: name,
    });
  };
  for (const { heading, inner, blocks } of sectionsOf(delta.markdown())) {
    const operation = operationOf(heading.text);
    if (operation === null) continue;
    const requirements = inner.flatMap((one) => {
      const title = REQUIREMENT.exec(one.heading.text)?.[1];
      return title === undefined ? [] : [{ title, line: one.heading.line }];
    });
    const renames = operation === "RENAMED" ? renamingsWithin(blocks) : [];
    if (requirements.length + renames.length === 0 && !saysRequirement(blocks)) {
      conflicts.push({
        message: "empty",
        values: { section: quote(heading.text) },
        line: heading.line,
        key: heading.text,
      });
    }
    for (const { title, line } of requirements) note(title, operation, line);
    for (const { from, to, line } of renames) {
      // What is renamed may be modified, and only under its new name.
      note(from, "RENAMED", line);
      if (to !== null) given.push({ to, line });
    }
  }
  const isAdded = ({ to }: { to: string }) => seen.get(nameOf(to)) === "ADDED";
  return [...conflicts, ...given.filter(isAdded).map(describeTaken)];
}

function describeTaken({ to, line }: { to: string; line: number }): Conflict {
  return { message: "taken", values: { title: quote(to) }, line, key: `taken ${nameOf(to)}` };
}

/** Removed requirements may be a plain list. */
function saysRequirement(blocks: readonly Block[]): boolean {
  return blocks.some((block) => "text" in block && /requirement:/i.test(block.text));
}
