import { z } from "zod";
import { readRequirements } from "../../documents/read-requirements.ts";
import { quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { isSpecification } from "../specification.ts";

const VAGUE = [
  "fast",
  "quick",
  "quickly",
  "easy",
  "easily",
  "intuitive",
  "user-friendly",
  "simple",
  "robust",
  "scalable",
  "efficient",
  "seamless",
  "performant",
  "modern",
];

export const untestableRequirement = defineRule({
  id: "spec/untestable-requirement",
  input: "document",
  summary: "Require requirements that somebody can test",
  rationale: "Nobody can say whether a wish such as “fast” is met, so it is met whenever somebody says so.",
  level: "off",
  nursery: {
    level: "warning",
    because: "of 22 findings in real specifications 14 were names, such as a quick start or a simple filter",
  },
  options: z.strictObject({
    words: z
      .array(z.string().min(1).max(40))
      .max(200)
      .default(VAGUE)
      .describe("Adjectives that say nothing without a number."),
  }),
  messages: {
    vague:
      "{id} {text} says {words} and no number, so nobody can tell whether it is met. Say how much, or how you will test it.",
  },
  guard:
    "English only. A number, or a reference to a criterion that has one, clears a requirement; only functional and non-functional ones are read.",
  examples: [
    {
      name: "A wish",
      kind: "invalid",
      files: { "specs/001-a/spec.md": "# A\n\n- **FR-001**: The search MUST be fast and intuitive.\n" },
      reports: [
        '3: FR-001 "The search MUST be fast and intuitive." says fast and intuitive and no number, so nobody can tell whether it is met. Say how much, or how you will test it.',
      ],
      looked: "1/1",
    },
    {
      name: "A number",
      kind: "valid",
      files: { "specs/001-a/spec.md": "# A\n\n- **FR-001**: The search MUST be fast: 200 ms at most.\n" },
      reports: [],
    },
    {
      name: "A reference to the criterion",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md":
          "# A\n\n- **FR-001**: The search MUST be fast (SC-002).\n- **FR-002**: A breakfast list.\n",
      },
      reports: [],
    },
  ],

  *check({ document, options }) {
    const kinds = new Set(["functional", "non-functional"]);
    const read = isSpecification(document) ? readRequirements(document).filter(({ kind }) => kinds.has(kind)) : [];
    yield { examined: read.length, of: read.length, unit: "requirements" };
    const vague = new Set(options.words.map((word) => word.toLowerCase()));
    for (const { id, text, at } of read) {
      if (/\d/.test(text)) continue;
      const words = [...new Set(text.toLowerCase().match(/[a-z-]+/g) ?? [])].filter((word) => vague.has(word));
      if (words.length === 0) continue;
      yield {
        message: "vague",
        values: { id, text: quote(text), words: words.slice(0, 3).join(" and ") },
        at,
        key: id,
      };
    }
  },
});
