import { z } from "zod";
import type { Document } from "../../bundle/spec-bundle.ts";
import { allBlocksOf, type DocumentSection, sectionsOf } from "../../documents/document-sections.ts";
import { quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

const REQUIREMENT = /^requirement:[ \t]{0,3}(.{1,200})/i;
const STORY = /^(?:\d+\.?\s*)?user story \d{1,3}\b/i;

export const requirementWithoutScenario = defineRule({
  id: "spec/requirement-without-scenario",
  input: "document",
  summary: "Require a scenario for each requirement of OpenSpec and each user story",
  rationale: "Without a scenario nobody can say when the requirement is met.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    none: "The requirement {title} has no scenario, so nobody can tell when it is met. Add `#### Scenario: …` below it.",
    depth:
      "The scenario of the requirement {title} has the wrong number of `#`, so OpenSpec does not see it. Write `#### Scenario: …` with four.",
    story: "{title} has no Given, When and Then, so nobody can tell when it is done. Add an acceptance scenario.",
  },
  guard:
    "Removed and renamed requirements need none. A story without scenario is a warning at most, and any of Given, When and Then is enough.",
  examples: [
    {
      name: "A requirement without scenario, and one with three signs",
      kind: "invalid",
      files: {
        "openspec/changes/cart/proposal.md": "# Cart\n",
        "openspec/changes/cart/specs/cart/spec.md":
          "## ADDED Requirements\n\n### Requirement: Keep\n\nIt SHALL keep.\n\n### Requirement: Drop\n\nIt SHALL drop.\n\n### Scenario: Drop one\n\n- **WHEN** a\n",
      },
      reports: [
        '3: The requirement "Keep" has no scenario, so nobody can tell when it is met. Add `#### Scenario: …` below it.',
        '7: The scenario of the requirement "Drop" has the wrong number of `#`, so OpenSpec does not see it. Write `#### Scenario: …` with four.',
      ],
      looked: "2/2",
    },
    {
      name: "A story without scenario",
      kind: "invalid",
      files: { "specs/001-a/spec.md": "# A\n\n### User Story 1 - Log in (Priority: P1)\n\nPeople log in.\n" },
      reports: [
        '3: "User Story 1 - Log in (Priority: P1)" has no Given, When and Then, so nobody can tell when it is done. Add an acceptance scenario.',
      ],
    },
    {
      name: "Requirement and story with scenarios",
      kind: "valid",
      files: {
        "openspec/changes/cart/proposal.md": "# Cart\n",
        "openspec/changes/cart/specs/cart/spec.md":
          "## ADDED Requirements\n\n### Requirement: Keep\n\n#### Scenario: One\n\n- **WHEN** a\n",
      },
      reports: [],
    },
    {
      name: "A removed requirement",
      kind: "false-positive",
      files: {
        "openspec/changes/cart/proposal.md": "# Cart\n",
        "openspec/changes/cart/specs/cart/spec.md": "## REMOVED Requirements\n\n### Requirement: Keep\n",
      },
      reports: [],
      looked: "0/0",
    },
  ],

  *check({ document }) {
    const wanted = [...deltaFaults(document), ...storyFaults(document)];
    yield { examined: wanted.length, of: wanted.length, unit: "requirements" };
    const { path } = document.file;
    for (const { message, title, line } of wanted) {
      if (message === null) continue;
      const at = { path, line, endLine: line };
      yield {
        message,
        values: { title: quote(title) },
        at,
        key: title,
        ...(message === "story" ? { atMost: "warning" as const } : {}),
      };
    }
  },
});

interface Judged {
  readonly message: "none" | "depth" | "story" | null;
  readonly title: string;
  readonly line: number;
}

function deltaFaults(document: Document): Judged[] {
  if (document.role !== "delta") return [];
  const sections = sectionsOf(document.markdown());
  let isLive = true;
  return sections.flatMap((section, at): Judged[] => {
    const { heading, inner } = section;
    if (heading.depth === 2) isLive = !/^(?:removed|renamed)\b/i.test(heading.text);
    const title = REQUIREMENT.exec(heading.text)?.[1];
    if (title === undefined || !isLive) return [];
    const isScenario = (one: DocumentSection) => /^scenario:/i.test(one.heading.text.trim());
    const message = inner.some((one) => one.heading.depth === 4 && isScenario(one)) ? null : ("none" as const);
    const next = sections[at + 1];
    const isNear = inner.some(isScenario) || (next !== undefined && isScenario(next));
    return [{ message: message && isNear ? "depth" : message, title, line: heading.line }];
  });
}

function storyFaults(document: Document): Judged[] {
  if (document.role !== "spec") return [];
  const stories = sectionsOf(document.markdown()).filter(({ heading }) => STORY.test(heading.text.trim()));
  return stories.map((story) => {
    const says = allBlocksOf(story).some((block) => "text" in block && /\b(?:given|when|then)\b/i.test(textOf(block)));
    return { message: says ? null : "story", title: story.heading.text, line: story.heading.line };
  });
}

function textOf(block: { readonly text: string; readonly children?: readonly unknown[] }): string {
  const inner = (block.children ?? []) as readonly { readonly text?: string }[];
  return [block.text, ...inner.map(({ text = "" }) => text)].join("\n");
}
