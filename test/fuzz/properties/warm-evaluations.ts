import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { parseTasksFile } from "../../../src/core/bundle/parse-tasks-file.ts";
import { DEFAULT_CONFIG } from "../../../src/core/config/default-config.ts";
import { evaluate } from "../../../src/core/evaluate.ts";
import type { EvaluationInput } from "../../../src/core/evaluation-input.ts";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { graphAsJson } from "../../../src/core/graph/json.ts";
import type { TaskGraph } from "../../../src/core/graph/task-graph.ts";
import { discoverBundles } from "../../../src/core/layouts/discover-bundles.ts";
import type { SourceFile } from "../../../src/core/snapshot/source-file.ts";
import { DocumentCache } from "../../../src/evaluator/document-cache.ts";
import { dialectGenerators } from "../dialects/index.ts";
import { anyDocuments } from "../documents/any-documents.ts";
import { bytesOf, storedDocuments } from "../metamorphic/documents.ts";
import { type DocumentEdit, documentEdits } from "../sessions/document-edits.ts";
import { fileOf } from "./parse-document.ts";
import type { FuzzProperty } from "./property.ts";

const PATHS = ["specs/001-example/tasks.md", "specs/002-other/tasks.md", ".kiro/specs/example/tasks.md"] as const;

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

const generated = fc.oneof(
  { weight: 4, arbitrary: fc.oneof(...dialectGenerators.map(({ documents }) => documents.map(({ text }) => text))) },
  { weight: 1, arbitrary: anyDocuments.map(({ bytes }) => decode(bytes)) },
);

/** Several documents in one, so that it is kept in several sections. */
const texts = fc.oneof(
  { weight: 7, arbitrary: fc.array(generated, { minLength: 1, maxLength: 5 }).map((parts) => parts.join("\n")) },
  { weight: 1, arbitrary: fc.constantFrom(...storedDocuments().map(({ latin1 }) => decode(bytesOf(latin1)))) },
);

interface Step {
  readonly document: number;
  readonly edit: DocumentEdit;
  /** Whether the merge base becomes what the head was. */
  readonly isMerged: boolean;
  /** The head that comes back in the place of an edit, by how many heads there were before it. */
  readonly back: number | null;
  /** How many other pull requests are judged before: what is kept of earlier heads is pushed out by as many. */
  readonly beside: number;
}

const steps: fc.Arbitrary<Step> = fc.record({
  document: fc.nat(PATHS.length - 1),
  edit: documentEdits,
  isMerged: fc.boolean(),
  back: fc.option(fc.nat(5), { freq: 3 }),
  beside: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }) }),
});

/** Bytes of a memory that holds every document of a session, some of them, and hardly one. */
const sizes = fc.constantFrom(1_000_000, 100_000, 10_000);

/**
 * One memory sees the documents of several spec bundles before and after each of some edits, beside their merge base,
 * older heads that come back, and other pull requests in between. What it answers is what is found without it.
 */
export const warmEvaluations: FuzzProperty = {
  name: "a session of edits: what is kept of earlier evaluations changes none of the later ones",
  weight: 2,
  property: fc.property(
    fc.array(texts, { minLength: 1, maxLength: PATHS.length }),
    fc.array(steps, { minLength: 1, maxLength: 6 }),
    sizes,
    (documents, session, size) => {
      const cache = new DocumentCache(size, () => {});
      const heads = [documents];
      let [base, head] = [documents, documents];
      check(head, base, cache);
      for (const { document, edit, isMerged, back, beside } of session) {
        for (let at = 0; at < beside; at += 1) evaluate(inputOf(besides(head, at), base), cache.options());
        if (isMerged) base = head;
        const edited = edit.make(head[document % head.length] ?? "").slice(0, 60_000);
        head = (back === null ? undefined : heads[back]) ?? head.with(document % head.length, edited);
        heads.push(head);
        check(head, base, cache);
      }
    },
  ),
};

/** The documents as another pull request has them. */
function besides(head: readonly string[], at: number): string[] {
  return head.map((text) => `- [ ] T95${at} Sweep the yard (depends on T001)\n\n${text}`);
}

function check(head: readonly string[], base: readonly string[], cache: DocumentCache): void {
  for (const file of filesOf(head)) {
    const { list, document } = cache.parse(file);
    const fresh = parseTasksFile(file);
    assert.deepEqual(document.blocks, fresh.document.blocks);
    assert.deepEqual(list, fresh.list);
    const graph = cache.options().graph?.(list) ?? buildGraph(list);
    const freshGraph = buildGraph(fresh.list);
    assert.deepEqual(dataOf(graph), dataOf(freshGraph));
    assert.deepEqual(graphAsJson(list, graph), graphAsJson(fresh.list, freshGraph));
  }
  const input = inputOf(head, base);
  assert.deepEqual(evaluate(input, cache.options()), evaluate(input));
}

/** All that is not a function, and what the functions say. */
function dataOf(graph: TaskGraph) {
  const ids = [...graph.tasks.keys()];
  const { dependenciesOf, dependentsOf, taskBarriersOf, ...data } = graph;
  return { ...data, before: ids.map(dependenciesOf), after: ids.map(dependentsOf), whole: ids.map(taskBarriersOf) };
}

function inputOf(head: readonly string[], base: readonly string[]): EvaluationInput {
  const files = filesOf(head);
  const bundles = discoverBundles(files.map(({ path }) => path));
  const tree = { sha: null, files: filesOf(base), unread: [] };
  return {
    bundles,
    knownBundles: bundles,
    head: { sha: null, files, unread: [] },
    base: { tree, bundles },
    config: DEFAULT_CONFIG,
    change: null,
  };
}

function filesOf(texts: readonly string[]): SourceFile[] {
  return texts.map((text, at) => {
    const file = fileOf(text, PATHS[at]);
    return { ...file, blobSha: createHash("sha1").update(file.bytes).digest("hex") };
  });
}
