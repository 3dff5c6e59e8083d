import { z } from "zod";
import { sectionsOf } from "../../documents/document-sections.ts";
import { hasSection, type RequiredSection, requiredSections } from "../../documents/required-sections.ts";
import { didYouMean } from "../did-you-mean.ts";
import { fileName } from "../file-name.ts";
import { listWords, quote } from "../name-task.ts";
import { nearestNames } from "../nearest-names.ts";
import { defineRule } from "../rule.ts";

const TEMPLATE = "# Feature\n\n## Scope *(mandatory)*\n\n## Risks *(mandatory)*\n\n## Notes\n";

export const missingSection = defineRule({
  id: "spec/missing-section",
  input: "document",
  summary: "Require the sections that the repository's template, or the tool, asks for",
  rationale: "A section that is not there is a question that nobody has asked.",
  level: "error",
  options: z.strictObject({
    aliases: z
      .record(z.string(), z.array(z.string().min(1).max(200)).max(20))
      .default({})
      .describe("Other names of a section, as a translation has: `Success Criteria: [Erfolgskriterien]`."),
    optional: z
      .array(z.string().min(1).max(200))
      .max(100)
      .default([])
      .describe("Sections that a document may do without."),
  }),
  messages: {
    missing:
      "{document} has no section {section}, which {source}, so a question that every reader has stays open. {fix}",
  },
  guard:
    "Headings are compared without numbers, emphasis, emoji, remarks and case, at any depth from 1 to 4; a narrower one (Functional Requirements) stands for the wider (Requirements), and so do the usual near names (User Stories). Only what a template marks as mandatory, or the tool itself refuses to do without, is an error; what merely usual templates have is a warning, and only for documents that have one of those sections. A document that lacks more than half of the sections follows another form: that is one warning.",
  examples: [
    {
      name: "A section that the repository's own template marks as mandatory",
      kind: "invalid",
      files: {
        ".specify/templates/spec-template.md": TEMPLATE,
        "specs/001-a/spec.md": "# A\n\n## 1. Scope:\n\nAll.\n",
      },
      reports: [
        '1: spec.md has no section "Risks", which .specify/templates/spec-template.md marks as mandatory, so a question that every reader has stays open. Add it, or say in it that there is nothing to say.',
      ],
      looked: "2/2",
    },
    {
      name: "A document of another form than the template's",
      kind: "invalid",
      files: { ".specify/templates/spec-template.md": TEMPLATE, "specs/001-a/spec.md": "# A\n\n## Bug\n\nIt fails.\n" },
      reports: [
        '1: spec.md has no section "Scope" and "Risks", which .specify/templates/spec-template.md marks as mandatory, so a question that every reader has stays open. Follow the template, or say in the configuration which sections are optional.',
      ],
    },
    {
      name: "One section of four, as a warning that names the rest",
      kind: "invalid",
      files: {
        ".specify/templates/spec-template.md":
          "# Feature\n\n## Scope *(mandatory)*\n\n## Risks *(mandatory)*\n\n## Cost *(mandatory)*\n\n## Owner *(mandatory)*\n",
        "specs/001-a/spec.md": "# A\n\n## Bug\n\nIt fails.\n\n## Cost\n\nA day.\n",
      },
      reports: [
        '1: spec.md has no section "Scope", "Risks" and "Owner", which .specify/templates/spec-template.md marks as mandatory, so a question that every reader has stays open. Follow the template, or say in the configuration which sections are optional.',
      ],
    },
    {
      name: "A proposal without its reason",
      kind: "invalid",
      files: { "openspec/changes/cart/proposal.md": "# Cart\n\n## Reason\n\nA.\n\n## What Changes\n\nB.\n" },
      reports: [
        '1: proposal.md has no section "Why", which OpenSpec asks for, so a question that every reader has stays open. Add it, or say in it that there is nothing to say.',
      ],
    },
    {
      name: "An override that asks for less",
      kind: "valid",
      files: {
        ".specify/templates/spec-template.md": TEMPLATE,
        ".specify/templates/overrides/spec-template.md": "# Feature\n\n## Scope *(mandatory)*\n",
        "specs/001-a/spec.md": "# A\n\n## **Scope**\n\nAll.\n",
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "The part that a template puts below the section, as a section of its own",
      kind: "false-positive",
      files: {
        ".specify/templates/spec-template.md": "# Feature\n\n## Requirements *(mandatory)*\n\n## Notes *(mandatory)*\n",
        "specs/001-a/spec.md": "# A\n\n## Functional Requirements\n\nAll.\n\n## Notes\n\nNone.\n",
      },
      reports: [],
      looked: "2/2",
    },
    {
      name: "The same under a near name, or with more words behind it",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md":
          "# A\n\n## User Stories\n\nOne.\n\n## Requirements - what it must do\n\nTwo.\n\n## Success Criteria (measurable)\n\nThree.\n",
        "specs/002-b/spec.md":
          "# B\n\n## User Scenarios & Testing\n\nOne.\n\n## Requirements\n\nTwo.\n\n## Execution Status\n\nOf a template before there were success criteria.\n",
      },
      reports: [],
    },
    {
      name: "A document of another make, and a translation",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md": "# Warenkorb\n\n## Ziel\n\nAlles an einem Ort.\n",
        "specs/002-b/spec.md": "# B\n\n## Nutzer\n\n## Requirements\n\n## Erfolgskriterien\n",
      },
      options: { aliases: { "Success Criteria": ["Erfolgskriterien"], "User Scenarios & Testing": ["Nutzer"] } },
      reports: [],
    },
  ],

  *check({ bundle, document, context, options }) {
    const optional = new Set(options.optional);
    const wanted = requiredSections(bundle, document, context.head.files).filter(({ title }) => !optional.has(title));
    const sections = wanted.length === 0 ? [] : sectionsOf(document.markdown());
    const names = new Set(sections.filter(({ heading }) => heading.depth <= 4).map(({ name }) => name));
    const missing = wanted.filter(({ title }) => !hasSection(names, title, options.aliases[title] ?? []));
    const hasNone = missing.length === wanted.length && wanted.length > 1;
    const isOfAnotherMake = hasNone && wanted.every(({ force, template }) => force === "usual" && template === null);
    yield { examined: isOfAnotherMake ? 0 : wanted.length, of: wanted.length, unit: "sections" };
    if (isOfAnotherMake) return;
    const { path } = document.file;
    const at = { path, line: 1, endLine: 1 };
    const [first] = missing;
    // More than half of them: the document follows another form, and each of its headings would be told for nothing.
    if ((hasNone || (missing.length > 1 && missing.length * 2 > wanted.length)) && first) {
      const section = listWords(missing.map(({ title }) => quote(title)));
      const source = reasonFor(first, bundle.location.layout);
      const fix = "Follow the template, or say in the configuration which sections are optional.";
      yield {
        message: "missing",
        values: { document: fileName(path), section, source, fix },
        at,
        key: "all",
        atMost: "warning",
      };
      return;
    }
    for (const section of missing) {
      const { title } = section;
      const near = nearestNames(title.toLowerCase(), [...names]).map(quote);
      const values = {
        document: fileName(path),
        section: quote(title),
        source: reasonFor(section, bundle.location.layout),
        fix: didYouMean(near, "Add it, or say in it that there is nothing to say."),
      };
      const level = section.force === "usual" ? { atMost: "warning" as const } : {};
      yield { message: "missing", values, at, key: title, ...level };
    }
  },
});

function reasonFor({ force, template }: RequiredSection, layout: string): string {
  if (template !== null) return force === "required" ? `${template} marks as mandatory` : `${template} has`;
  if (layout === "openspec") return "OpenSpec asks for";
  return force === "required" ? "the configuration asks for" : "the usual template has";
}
