import { expect, it } from "vitest";
import { inputOf } from "../../bench/input.ts";
import { evaluate } from "../../src/core/evaluate.ts";
import { DocumentCache } from "../../src/evaluator/document-cache.ts";

const tasks = (first: string, second: string, third: string) =>
  `# Tasks\n\n- [${first}] T001 Schema\n- [${second}] T002 Queries (depends on T001)\n- [${third}] T003 Pages\n`;
const OTHERS = [4, 5, 6].map(
  (many) => `# Tasks\n\n${Array.from({ length: many }, (_, index) => `- [ ] T10${index} Part ${index}\n`).join("")}`,
);

it("a version that comes back once its graph was pushed out is judged as by somebody who never saw it", () => {
  const [none, one, two] = [tasks(" ", " ", " "), tasks(" ", " ", "x"), tasks(" ", "x", "x")];
  const cache = new DocumentCache(64 * 1024 * 1024, () => {});
  for (const text of [none, one, ...OTHERS, two, one, two])
    expect(evaluate(inputOf(text, text), cache.options())).toEqual(evaluate(inputOf(text, text)));
});
