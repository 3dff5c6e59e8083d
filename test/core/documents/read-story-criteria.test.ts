import { expect, it } from "vitest";
import { readStoryCriteria } from "../../../src/core/documents/read-story-criteria.ts";
import { bundleFrom } from "../../support/bundles.ts";

function read(text: string): string[] {
  const [document] = bundleFrom({ "docs/stories/1.1.search.md": text }).documents;
  if (!document) return expect.unreachable();
  return readStoryCriteria(document).map(({ id, at }) => `${id} on ${at.line}`);
}

it("criteria of a story are its numbered list, and those that are called AC below it", () => {
  const text = `# Story 1.1

## Acceptance Criteria

1. People find a book.
2. Nothing is found: that is said.

**AC3 — Small screens (added later):** the list folds.
- AC 4: keys work

AC5 of another story is mentioned.

## Tasks / Subtasks

1. Count again
- AC6: no criterion here
`;
  expect(read(text)).toEqual(["AC 1 on 5", "AC 2 on 6", "AC 3 on 8", "AC 4 on 9"]);
});
