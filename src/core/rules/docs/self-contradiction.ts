import { z } from "zod";
import { finderInBlocks } from "../../markdown/document-parts.ts";
import { listWords } from "../name-task.ts";
import { lineEndsBefore, proseOf } from "../prose.ts";
import { defineRule } from "../rule.ts";

const NO_TESTS =
  /\b(?:no tests? (?:were|was|are|tasks)|tests? (?:tasks? )?(?:were|was|are) not) (?:been )?(?:generated|included|created|requested|written)\b/i;
const TEST_TASK =
  /\b(?:unit|integration|contract|e2e|end-to-end|performance|regression|validation|compliance|correctness|acceptance|transition|convergence|enforcement)\b.{0,40}\btests?\b|\btests? suite\b|^(?:write|add|implement|create) .{0,60}\btests?\b/i;
/** What runs tests is none. */
const RUNS_TESTS = /\b(?:workflow|pipeline|runner|framework|ci)\b/i;
/** One task may merely mention a test. */
const LEAST = 3;

export const selfContradiction = defineRule({
  id: "docs/self-contradiction",
  input: "tasks",
  summary: "Disallow a sentence that the task list beside it denies",
  rationale: "A reader who believes the sentence plans without the tasks that it denies.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    tests: "This line says that there are no test tasks, but {tasks} are some. Correct the sentence.",
  },
  guard:
    "Only sentences of which the opposite can be counted are read: that no tests were generated, where three tasks or more write tests.",
  examples: [
    {
      name: "Tests that were not generated, and are",
      kind: "invalid",
      files: {
        tasks:
          "- [ ] T001 Write contract tests for carts\n- [ ] T002 Write unit tests for prices\n- [ ] T003 Add integration test for checkout\n\n## Notes\n\n- Tests were NOT generated\n",
      },
      reports: [
        "7: This line says that there are no test tasks, but T001, T002 and T003 are some. Correct the sentence.",
      ],
      looked: "1/1",
    },
    {
      name: "Tests that were generated",
      kind: "valid",
      files: { tasks: "- [ ] T001 Write contract tests for carts\n\n## Notes\n\n- Tests were generated\n" },
      reports: [],
      looked: "0/0",
    },
    {
      name: "A task that runs the tests there are",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Build the cart\n- [ ] T002 Run the tests\n\nTests were not requested.\n" },
      reports: [],
      looked: "1/1",
    },
  ],

  *check({ bundle, list }) {
    const document = bundle.documents.find(({ file }) => file.path === list.path);
    const claims = document ? claimsIn(document.markdown()) : [];
    yield { examined: claims.length, of: claims.length, unit: "sentences" };
    const tests = claims.length === 0 ? [] : list.tasks.filter(({ title }) => isTest(title.slice(0, 300)));
    if (tests.length < LEAST) return;
    const named = listWords(tests.map(({ id, generated, title }) => (generated ? title.slice(0, 40) : id)));
    for (const line of claims) {
      const at = { path: list.path, line, endLine: line };
      yield { message: "tests", values: { tasks: named }, at, key: "tests" };
    }
  },
});

function isTest(title: string): boolean {
  return /test/i.test(title) && TEST_TASK.test(title) && !RUNS_TESTS.test(title.slice(0, 60));
}

const claimsIn = finderInBlocks((block) =>
  [...proseOf({ blocks: [block] })].flatMap(({ text, line, isBox }) => {
    const match = isBox ? null : NO_TESTS.exec(text);
    return match ? [line + lineEndsBefore(text, match.index)] : [];
  }),
);
