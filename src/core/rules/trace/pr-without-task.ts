import { z } from "zod";
import { suggestTasks } from "../../suggest-tasks.ts";
import { pathMatcher } from "../changed-files.ts";
import { listWords, quote } from "../name-task.ts";
import { defineRule, type RuleInputs } from "../rule.ts";

export const prWithoutTask = defineRule({
  id: "trace/pr-without-task",
  input: "trace",
  summary: "Require a pull request that changes governed code to name its task",
  rationale: "Work that no task knows of is in nobody's plan, and the task that it was for stays open.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    none: "This pull request changes {path}, which spec bundles govern, and names no task. Write `Completes T012` or `Part of T012` in the description{candidates}.",
  },
  guard:
    "Silent until `enforce.paths` names the code that is governed. The pull requests of bots, and reverts, need no task. A task named by title, description or command counts, whether it is complete with it or not.",
  examples: [
    {
      name: "Governed code and no task",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema in src/schema.ts\n- [ ] T002 Queries in src/queries.ts\n" },
      config: { enforce: { paths: ["src/**"] } },
      change: { files: [{ path: "src/schema.ts", status: "added", previousPath: null }] },
      reports: [
        '1: This pull request changes "src/schema.ts", which spec bundles govern, and names no task. Write `Completes T012` or `Part of T012` in the description; open tasks that name your files: T001.',
      ],
      looked: "1/1",
    },
    {
      name: "Governed code with its task",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema in src/schema.ts\n" },
      config: { enforce: { paths: ["src/**"] } },
      change: { body: "Part of T001", files: [{ path: "src/schema.ts", status: "added", previousPath: null }] },
      reports: [],
      looked: "1/1",
    },
    {
      name: "Nothing is governed unless the configuration says so",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Schema in src/schema.ts\n" },
      change: { files: [{ path: "src/schema.ts", status: "added", previousPath: null }] },
      reports: [],
      looked: "0/1",
    },
    {
      name: "A revert",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Schema in src/schema.ts\n" },
      config: { enforce: { paths: ["src/**"] } },
      change: {
        title: 'Revert "Add the schema"',
        files: [{ path: "src/schema.ts", status: "removed", previousPath: null }],
      },
      reports: [],
    },
  ],

  *check(trace) {
    const { change, claims, bundles, config } = trace;
    const { paths } = config.enforce;
    const applies = paths.length > 0 && !change.author.isBot && !/^revert\b/i.test(change.title);
    yield { examined: applies ? change.files.length : 0, of: change.files.length, unit: "files" };
    // Where a spec bundle is required and none is touched, bundle/no-bundle says so.
    if (!applies || claims.length > 0 || (config.bundles === "required" && bundles.length === 0)) return;
    const isGoverned = pathMatcher(paths);
    const governed = change.files.find(({ path }) => isGoverned(path));
    if (!governed) return;
    const at = { path: governed.path, line: 1, endLine: 1 };
    const values = { path: quote(governed.path), candidates: candidatesIn(trace) };
    yield { message: "none", values, at, key: "none" };
  },
});

/** Of spec bundles that were not read nobody knows. */
function candidatesIn({ change, bundles, near = [], knownBundles }: RuleInputs["trace"]): string {
  const ids = suggestTasks(change, [...bundles, ...near], knownBundles).map(({ reference }) => reference);
  return ids.length === 0 ? "" : `; open tasks that name your files: ${listWords(ids)}`;
}
