import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { fileName } from "../file-name.ts";
import { defineRule } from "../rule.ts";

/** Longer than any metadata; what is longer is content. */
const LONGEST = 64 * 1024;

export const invalidMetadata = defineRule({
  id: "bundle/invalid-metadata",
  input: "document",
  summary: "Require front matter and metadata files to be readable",
  rationale: "Tools that cannot read the metadata fall back to defaults and do something else than it says.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    syntax: "The {kind} of {document} cannot be read ({problem}), so tools take it for missing. Fix it at this line.",
    shape:
      "The {kind} of {document} is no map of keys and values, so tools find nothing in it. Write lines such as `title: Cart`.",
  },
  guard: "A value in braces is a map to YAML and no mistake. Tabs, duplicate keys and open quotes are.",
  examples: [
    {
      name: "An open quote in front matter",
      kind: "invalid",
      files: { tasks: '---\ntitle: "Cart\n---\n\n- [ ] T001 Cart\n' },
      reports: [
        "3: The front matter of tasks.md cannot be read (a quote is never closed), so tools take it for missing. Fix it at this line.",
      ],
      looked: "1/3",
    },
    {
      name: "A metadata file that is a list",
      kind: "invalid",
      files: { "openspec/changes/cart/proposal.md": "# Cart\n", "openspec/changes/cart/.openspec.yaml": "- a\n" },
      reports: [
        "1: The metadata of .openspec.yaml is no map of keys and values, so tools find nothing in it. Write lines such as `title: Cart`.",
      ],
    },
    {
      name: "Front matter and JSON as they should be",
      kind: "valid",
      files: {
        ".kiro/specs/cart/tasks.md": "---\ntitle: Cart\n---\n",
        ".kiro/specs/cart/spec.json": '{ "phase": "tasks" }\n',
      },
      reports: [],
      looked: "2/2",
    },
    {
      name: "A placeholder in braces",
      kind: "false-positive",
      files: { tasks: "---\ntitle: {Cart}\n---\n\n- [ ] T001 Cart\n" },
      reports: [],
    },
  ],

  *check({ document }) {
    const { path } = document.file;
    const [first] = document.markdown().blocks;
    const isMetadata = document.role === "metadata";
    const text = isMetadata ? document.source.text : first?.kind === "front-matter" ? first.text : null;
    yield { examined: text === null ? 0 : 1, of: 1, unit: "documents" };
    if (text === null || text.length > LONGEST) return;
    const kind = isMetadata ? "metadata" : "front matter";
    const values = { kind, document: fileName(path) };
    const problem = readProblem(isMetadata ? text : text.replace(/(?:---|\.\.\.)\s*$/, ""), path.endsWith(".json"));
    if (problem === null) return;
    const at = { path, line: problem.line, endLine: problem.line };
    if (problem.what === null) yield { message: "shape", values, at, key: kind };
    else yield { message: "syntax", values: { ...values, problem: problem.what }, at, key: kind };
  },
});

interface Problem {
  /** Null where the text can be read but is no map. */
  readonly what: string | null;
  readonly line: number;
}

function readProblem(text: string, isJson: boolean): Problem | null {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      ...(isJson ? { schema: "json" } : {}),
    });
    const [error] = document.errors;
    if (error) return { what: explain(error.code), line: lines.linePos(error.pos[0]).line };
    const value: unknown = document.toJS({ maxAliasCount: 50 });
    return value !== null && (typeof value !== "object" || Array.isArray(value)) ? { what: null, line: 1 } : null;
  } catch {
    return { what: "it is nested too deep, or repeats itself too often", line: 1 };
  }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  MISSING_CHAR: "a quote is never closed",
  DUPLICATE_KEY: "a key is written twice",
  TAB_AS_INDENT: "a tab is used to indent",
  BAD_INDENT: "the indentation does not fit",
  BLOCK_AS_IMPLICIT_KEY: "a value holds a colon and is not quoted",
  MULTILINE_IMPLICIT_KEY: "a key goes over several lines",
};

function explain(code: string): string {
  return PROBLEMS[code] ?? "it is not YAML";
}
