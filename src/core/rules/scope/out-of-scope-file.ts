import { z } from "zod";
import { pathMatcher } from "../changed-files.ts";
import { claimedTasks } from "../claimed-tasks.ts";
import { listWords, quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { neighboursOf, scopeMatcher, scopeOf } from "../task-scope.ts";

/** Files that come along with any task. */
const ALLOWED = [
  "**/{test,tests,__tests__,spec,specs,e2e,fixtures,__snapshots__}/**",
  "**/*.{test,spec}.*",
  "**/*_test.*",
  "**/test_*.*",
  "**/{package-lock.json,npm-shrinkwrap.json,yarn.lock,pnpm-lock.yaml,bun.lock,bun.lockb,Cargo.lock,go.sum,poetry.lock,uv.lock,Pipfile.lock,composer.lock,Gemfile.lock,flake.lock}",
  "**/{package.json,pyproject.toml,Cargo.toml,go.mod,Gemfile,composer.json}",
  "**/{CHANGELOG,README}*",
  "**/*.{generated,gen}.*",
  "**/generated/**",
  ".github/**",
];

export const outOfScopeFile = defineRule({
  id: "scope/out-of-scope-file",
  input: "trace",
  summary: "Require changed files to lie within the scope of the tasks that a pull request names or ticks",
  rationale:
    "What is changed on the side is reviewed by nobody who knows why, and collides with the task it belongs to.",
  level: "error",
  options: z.strictObject({
    allow: z
      .array(z.string().min(1).max(200))
      .max(200)
      .default([])
      .describe("Globs of files that any pull request may change."),
    never: z
      .array(z.string().min(1).max(200))
      .max(200)
      .default([])
      .describe("Globs of files that only a task whose scope names them may change; nothing else allows them."),
  }),
  messages: {
    outside:
      "{files} {lie} outside of what {tasks} may change ({scope}). Add {them} to the scope, or move the change to a separate pull request.",
    never:
      "{files} may be changed only by a task whose scope names {them}, and none of {tasks} does. Take the change out, or name the task that it belongs to.",
    unnamed:
      "{files} may be changed only by a task whose scope names {them}, and this pull request names no task. Take the change out, or name the task that it belongs to.",
  },
  guard:
    "Tasks that the pull request ticks itself count as named. Silent unless every named task says what it may change, in a Work Order, in a files field or by paths in its text. Tests, lock files, manifests, change logs, generated files, workflows and the spec bundle itself may always come along, files beside a named one too. Without a Work Order it is a warning. What `never` lists is strict: nothing but a named task lets it pass, whoever the author is, and a file that is moved away counts by its old name too.",
  examples: [
    {
      name: "A file of somewhere else",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema in db/schema.sql\n" },
      change: {
        body: "Completes T001",
        files: [
          { path: "db/schema.sql", status: "added", previousPath: null },
          { path: "infra/network.tf", status: "modified", previousPath: null },
        ],
      },
      reports: [
        '1: "infra/network.tf" lies outside of what T001 may change ("db/schema.sql"). Add it to the scope, or move the change to a separate pull request.',
      ],
      looked: "2/2",
    },
    {
      name: "A file of somewhere else beside a task that is ticked by hand",
      kind: "invalid",
      files: { tasks: "- [x] T001 Schema in db/schema.sql\n" },
      base: { tasks: "- [ ] T001 Schema in db/schema.sql\n" },
      change: {
        files: [
          { path: "db/schema.sql", status: "added", previousPath: null },
          { path: "infra/network.tf", status: "modified", previousPath: null },
        ],
      },
      reports: [
        '1: "infra/network.tf" lies outside of what T001 may change ("db/schema.sql"). Add it to the scope, or move the change to a separate pull request.',
      ],
      looked: "2/2",
    },
    {
      name: "The files of a task that is named, and of one that is ticked by hand",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Schema in db/schema.sql\n- [x] T002 Network in infra/network.tf\n" },
      base: { tasks: "- [ ] T001 Schema in db/schema.sql\n- [ ] T002 Network in infra/network.tf\n" },
      change: {
        body: "Completes T001",
        files: [
          { path: "db/schema.sql", status: "added", previousPath: null },
          { path: "infra/network.tf", status: "modified", previousPath: null },
        ],
      },
      reports: [],
      looked: "2/2",
    },
    {
      name: "Tests, lock files and neighbours come along",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Schema in db/schema.sql\n" },
      change: {
        body: "Completes T001",
        files: [
          { path: "db/schema.sql", status: "added", previousPath: null },
          { path: "db/seed.sql", status: "added", previousPath: null },
          { path: "tests/schema.test.ts", status: "added", previousPath: null },
          { path: "package-lock.json", status: "modified", previousPath: null },
        ],
      },
      reports: [],
      looked: "4/4",
    },
    {
      name: "A task that says nothing about files",
      kind: "valid",
      files: { tasks: "- [ ] T001 Agree on the schema\n" },
      change: { body: "Completes T001", files: [{ path: "infra/network.tf", status: "modified", previousPath: null }] },
      reports: [],
      looked: "0/1",
    },
    {
      name: "A file that nothing but its own task may change",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema in db/schema.sql\n" },
      options: { never: ["db/production/**"] },
      change: {
        body: "Completes T001",
        files: [{ path: "db/production/keys.sql", status: "modified", previousPath: null }],
      },
      reports: [
        '1: "db/production/keys.sql" may be changed only by a task whose scope names it, and none of T001 does. Take the change out, or name the task that it belongs to.',
      ],
    },
    {
      name: "A file that nothing but its own task may change, where no task is named",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema in db/schema.sql\n" },
      options: { never: ["db/production/**"] },
      change: {
        author: { login: "renovate", isBot: true },
        files: [{ path: "db/production/keys.sql", status: "modified", previousPath: null }],
      },
      reports: [
        '1: "db/production/keys.sql" may be changed only by a task whose scope names it, and this pull request names no task. Take the change out, or name the task that it belongs to.',
      ],
      looked: "1/1",
    },
    {
      name: "A file that is moved out of where nothing may be changed",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema in db/schema.sql\n" },
      options: { never: ["db/production/**"] },
      change: {
        body: "Completes T001",
        files: [{ path: "db/schema.sql", status: "renamed", previousPath: "db/production/schema.sql" }],
      },
      reports: [
        '1: "db/production/schema.sql" may be changed only by a task whose scope names it, and none of T001 does. Take the change out, or name the task that it belongs to.',
      ],
    },
    {
      name: "A file that its own task may change",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Keys in db/production/keys.sql\n" },
      options: { never: ["db/production/**"] },
      change: {
        body: "Part of T001",
        files: [{ path: "db/production/keys.sql", status: "modified", previousPath: null }],
      },
      reports: [],
    },
  ],

  *check({ change, claims, bundles, before, options: { allow, never } }) {
    const tasks = claimedTasks(claims, bundles, before);
    const isStated = tasks.length > 0 && tasks.every((task) => scopeOf(task).length > 0);
    const paths = change.files.map(({ path }) => path);
    yield { examined: isStated || never.length > 0 ? paths.length : 0, of: paths.length, unit: "files" };
    const scope = [...new Set(tasks.flatMap(scopeOf))];
    const isNever = pathMatcher(never);
    const isNamed = scopeMatcher(scope);
    const unnamed = paths.filter(negate(isNamed));
    const named = {
      tasks: listWords(
        tasks.map(({ id }) => id),
        3,
      ),
      scope: listWords(scope.map(quote), 4),
    };
    const moved = change.files.flatMap(({ previousPath }) => previousPath ?? []).filter(negate(isNamed));
    const forbidden = [...new Set([...unnamed, ...moved])].filter(isNever);
    yield* report(tasks.length === 0 ? "unnamed" : "never", forbidden, named);
    if (!isStated) return;
    const comesAlong = pathMatcher([
      ...ALLOWED,
      ...allow,
      ...bundles.map(({ location }) => location.path),
      ...neighboursOf(scope),
    ]);
    const outside = unnamed.filter((path) => !comesAlong(path) && !isNever(path));
    yield* report(
      "outside",
      outside,
      named,
      tasks.every(({ facts }) => facts.workOrder !== null),
    );
  },
});

function* report(
  message: "never" | "unnamed" | "outside",
  paths: readonly string[],
  named: { readonly tasks: string; readonly scope: string },
  isStrict = true,
) {
  const [first] = paths;
  if (first === undefined) return;
  const isOne = paths.length === 1;
  const words = { files: listWords(paths.map(quote), 3), lie: isOne ? "lies" : "lie", them: isOne ? "it" : "them" };
  const at = { path: first, line: 1, endLine: 1 };
  const severity = isStrict ? {} : { atMost: "warning" as const };
  yield { message, values: { ...named, ...words }, at, key: message, ...severity };
}

function negate(isMatch: (path: string) => boolean): (path: string) => boolean {
  return (path) => !isMatch(path);
}
