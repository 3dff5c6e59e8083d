/** A part of the program whose tests are tried by changing it, and the tests that are asked about each change. */
export interface Area {
  readonly name: string;
  /** Files and folders below the root of the repository. */
  readonly mutate: readonly string[];
  /** Of a file, only the tests whose names begin with what follows ` > `, where something does. */
  readonly tests: readonly string[];
}

/** The share of mutants that each area's tests have to notice. */
export const LOWEST_SCORE = 0.85;

/** The rules that were there first: those that everybody meets, and that are on by default. */
export const FIRST_SET = [
  "bundle/missing-document",
  "bundle/empty-document",
  "spec/unfilled-template",
  "spec/unfilled-placeholder",
  "spec/unresolved-clarification",
  "spec/missing-section",
  "tasks/duplicate-id",
  "tasks/status-text-mismatch",
  "tasks/unknown-status-mark",
  "tasks/done-before-dependency",
  "tasks/done-with-open-acceptance",
  "tasks/parent-child-mismatch",
  "tasks/unclosed-fence",
  "tasks/none-found",
  "tasks/removed-open",
  "tasks/renumbered",
  "graph/cycle",
  "graph/unknown-dependency",
  "graph/unresolved-dependency",
  "graph/ambiguous-reference",
  "graph/parallel-file-conflict",
  "graph/dead-end",
  "coverage/requirement-without-task",
  "coverage/unknown-requirement",
  "trace/pr-without-task",
  "trace/unknown-task",
  "trace/unearned-completion",
  "trace/completion-not-recorded",
  "scope/out-of-scope-file",
  "summary/count-mismatch",
  "docs/encoding-mojibake",
] as const;

export const AREAS: readonly Area[] = [
  { name: "edits", mutate: ["src/core/edits"], tests: ["test/core/edits"] },
  {
    name: "graph",
    mutate: ["src/core/graph"],
    // What graphs remember of lists is tried by the rules that are not asked again.
    tests: [
      "test/core/graph",
      "test/core/rules/examples.test.ts > graph/",
      "test/core/rules/goes-by.test.ts",
      "test/core/rules/quiet-rules.test.ts",
    ],
  },
  {
    name: "rules",
    mutate: FIRST_SET.map((id) => `src/core/rules/${id}.ts`),
    tests: ["test/core/rules/examples.test.ts", "test/core/rules/first-set"],
  },
];
