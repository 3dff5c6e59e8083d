import { z } from "zod";
import { readRequirements } from "../../documents/read-requirements.ts";
import type { Requirement } from "../../documents/requirement.ts";
import { fileName } from "../file-name.ts";
import { listWords } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { isSpecification } from "../specification.ts";

const NUMBERED = /^([A-Z]{2,4}-)(\d{1,4})$/;
/** A wider gap begins a range of its own, such as FR-101 after FR-012. */
const WIDEST = 5;

export const idGap = defineRule({
  id: "spec/id-gap",
  input: "document",
  summary: "Require the numbers of requirements to be without gaps",
  rationale: "A number that is left out may be a requirement that was lost when the text was edited.",
  level: "off",
  nursery: {
    level: "info",
    because: "a requirement that was dropped on purpose leaves a gap, and its number must not return",
  },
  options: z.strictObject({}),
  messages: {
    gap: "{document} goes from {before} to {after} without {missing}, so a requirement may have been lost. If it was dropped on purpose, say so there.",
  },
  guard:
    "Gaps of more than five numbers begin a range of their own, and a number that the document mentions is not lost.",
  examples: [
    {
      name: "A number that is left out",
      kind: "invalid",
      files: { "specs/001-a/spec.md": "# A\n\n- **FR-001**: People log in.\n- **FR-003**: People log out.\n" },
      reports: [
        "4: spec.md goes from FR-001 to FR-003 without FR-002, so a requirement may have been lost. If it was dropped on purpose, say so there.",
      ],
      looked: "2/2",
    },
    {
      name: "Every number",
      kind: "valid",
      files: { "specs/001-a/spec.md": "# A\n\n- **FR-001**: People log in.\n- **FR-002**: People log out.\n" },
      reports: [],
    },
    {
      name: "A range of its own, and a number that was dropped",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md":
          "# A\n\n- **FR-001**: People log in.\n- **FR-003**: People log out.\n- **FR-101**: It is fast.\n\nFR-002 was dropped in March.\n",
      },
      reports: [],
    },
  ],

  *check({ document }) {
    const found = isSpecification(document) ? readRequirements(document).filter(({ isRow }) => !isRow) : [];
    const numbered = found.flatMap(numberOf);
    yield { examined: numbered.length, of: found.length, unit: "requirements" };
    const text = numbered.length > 1 ? document.source.text : "";
    for (const same of Map.groupBy(numbered, ({ prefix }) => prefix).values()) {
      const ordered = [...same].sort((a, b) => a.number - b.number);
      for (const [at, next] of ordered.entries()) {
        const before = ordered[at - 1];
        const missing = before ? between(before, next).filter((id) => !text.includes(id)) : [];
        if (!before || missing.length === 0) continue;
        const values = {
          document: fileName(next.at.path),
          before: before.id,
          after: next.id,
          missing: listWords(missing),
        };
        yield { message: "gap", values, at: next.at, key: `${before.id} ${next.id}` };
      }
    }
  },
});

interface Numbered {
  readonly id: string;
  readonly prefix: string;
  readonly number: number;
  readonly digits: number;
  readonly at: Requirement["at"];
}

function numberOf({ id, at }: Requirement): Numbered[] {
  const [, prefix = "", digits = ""] = NUMBERED.exec(id) ?? [];
  return prefix === "" ? [] : [{ id, prefix, number: Number(digits), digits: digits.length, at }];
}

/** The ids between two, where they are few. */
function between({ prefix, number, digits }: Numbered, next: Numbered): string[] {
  const count = next.number - number - 1;
  if (count < 1 || count > WIDEST) return [];
  return Array.from({ length: count }, (_, at) => `${prefix}${String(number + 1 + at).padStart(digits, "0")}`);
}
