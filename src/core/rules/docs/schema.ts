import picomatch from "picomatch/posix.js";
import { LineCounter, parseDocument, type Document as YamlDocument } from "yaml";
import { z } from "zod";
import { prepareSchema, type SchemaFault, type SchemaValidator } from "../../documents/schema-validator.ts";
import { readFrontMatter } from "../../markdown/front-matter.ts";
import { decodeSource } from "../../markdown/source-text.ts";
import type { SourceFile } from "../../snapshot/source-file.ts";
import { defineRule } from "../rule.ts";

const BINDING = [{ files: "kb/**/*.json", schema: "schemas/parity.json" }];
const SCHEMA = '{ "type": "object", "required": ["name"], "properties": { "name": { "type": "string" } } }';

export const schema = defineRule({
  id: "docs/schema",
  input: "repository",
  summary: "Require documents to be as the repository's own JSON Schemas have them",
  rationale: "What the schema refuses, the tools that read the document refuse as well, or worse, misread.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    fault:
      "{where} {problem}, and {schema} does not allow that, so whatever reads the file may stop there. Correct the value, or the schema.",
    syntax: "{path} cannot be read ({problem}), so it cannot be checked against {schema}. Fix it at this line.",
    "no-schema":
      "{schema} cannot be used as a JSON Schema ({problem}), so nothing is checked against it. Fix the schema, or correct `schemas` in .github/spec-kit-enforce.yml.",
  },
  guard:
    "Only files that `schemas` in the configuration binds to a schema. Of Markdown the front matter is read; without one there is nothing to check. Formats are not checked.",
  examples: [
    {
      name: "A value of the wrong type, and a missing key",
      kind: "invalid",
      files: {
        "schemas/parity.json": SCHEMA,
        "kb/a.json": '{\n  "name": 3\n}\n',
        "kb/b.json": "{}\n",
      },
      config: { schemas: BINDING },
      reports: [
        '2: "name" must be string, and schemas/parity.json does not allow that, so whatever reads the file may stop there. Correct the value, or the schema.',
        '1: The document lacks "name", and schemas/parity.json does not allow that, so whatever reads the file may stop there. Correct the value, or the schema.',
      ],
      looked: "2/2",
    },
    {
      name: "A file that is no JSON",
      kind: "invalid",
      files: { "schemas/parity.json": SCHEMA, "kb/a.json": '{\n  "name": "a\n}\n' },
      config: { schemas: BINDING },
      reports: [
        "4: kb/a.json cannot be read (it is not JSON or YAML), so it cannot be checked against schemas/parity.json. Fix it at this line.",
      ],
    },
    {
      name: "A schema that is not there",
      kind: "invalid",
      files: { "kb/a.json": "{}\n" },
      config: { schemas: BINDING },
      reports: [
        "1: schemas/parity.json cannot be used as a JSON Schema (there is no such file), so nothing is checked against it. Fix the schema, or correct `schemas` in .github/spec-kit-enforce.yml.",
      ],
      looked: "0/1",
    },
    {
      name: "Documents as they should be",
      kind: "valid",
      files: { "schemas/parity.json": SCHEMA, "kb/a.json": '{ "name": "a" }\n' },
      config: { schemas: BINDING },
      reports: [],
      looked: "1/1",
    },
    {
      name: "Markdown without front matter, and files that no glob names",
      kind: "false-positive",
      files: { "schemas/parity.json": SCHEMA, "docs/a.md": "# A\n", "package.json": "{}\n" },
      config: { schemas: [{ files: "docs/*.md", schema: "schemas/parity.json" }] },
      reports: [],
      looked: "0/1",
    },
  ],

  *check({ context, config }) {
    const files = new Map(context.head.files.map((file) => [file.path, file]));
    for (const binding of config.schemas ?? []) {
      const isMeant = picomatch(binding.files, { dot: true });
      const meant = [...files.values()].filter(({ path }) => path !== binding.schema && isMeant(path));
      const validator = meant.length === 0 ? null : readSchema(files.get(binding.schema));
      const parsed = validator?.problem === null ? meant.flatMap((file) => parse(file) ?? []) : [];
      yield { examined: parsed.length, of: meant.length, unit: "documents" };
      if (validator !== null && validator.problem !== null) {
        const at = { path: binding.schema, line: 1, endLine: 1 };
        yield {
          message: "no-schema",
          values: { schema: binding.schema, problem: validator.problem },
          at,
          key: binding.schema,
        };
      }
      for (const document of parsed) yield* judge(document, validator, binding.schema);
    }
  },
});

interface Parsed {
  readonly path: string;
  readonly document: YamlDocument;
  readonly lines: LineCounter;
  /** Lines before the text that was read. */
  readonly offset: number;
}

function* judge({ path, document, lines, offset }: Parsed, validator: SchemaValidator | null, schemaPath: string) {
  const place = (at: number) => {
    const line = lines.linePos(at).line + offset;
    return { path, line, endLine: line };
  };
  const [error] = document.errors;
  const value = error ? null : plainValue(document);
  if (error || value === UNREADABLE) {
    const values = { path, problem: "it is not JSON or YAML", schema: schemaPath };
    yield { message: "syntax" as const, values, at: place(error?.pos[0] ?? 0), key: "syntax" };
    return;
  }
  if (validator?.problem !== null) return;
  for (const fault of validator.validate(value)) {
    const values = { where: describe(fault), problem: fault.problem, schema: schemaPath };
    const key = `${fault.at.join("/")} ${fault.problem}`;
    yield { message: "fault" as const, values, at: place(offsetOf(document, fault.at)), key };
  }
}

const UNREADABLE = Symbol("unreadable");

function plainValue(document: YamlDocument): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 });
  } catch {
    return UNREADABLE;
  }
}

function describe({ at }: SchemaFault): string {
  return at.length === 0 ? "The document" : `"${at.join(".").slice(0, 120)}"`;
}

function offsetOf(document: YamlDocument, at: readonly string[]): number {
  const node: unknown = at.length === 0 ? document.contents : document.getIn(at, true);
  const range: unknown = (node as { readonly range?: unknown } | null | undefined)?.range;
  return Array.isArray(range) && typeof range[0] === "number" ? range[0] : 0;
}

function readSchema(file: SourceFile | undefined): SchemaValidator {
  if (!file) return { problem: "there is no such file" };
  const { document } = parseText(file.path, decodeSource(file).text, 0);
  const value = document.errors.length > 0 ? UNREADABLE : plainValue(document);
  return value === UNREADABLE ? { problem: "it is not JSON or YAML" } : prepareSchema(value);
}

/** A file as YAML, of which JSON is a part; null for Markdown without front matter. */
function parse(file: SourceFile): Parsed | null {
  const { text } = decodeSource(file);
  if (!/\.(?:md|markdown)$/i.test(file.path)) return parseText(file.path, text, 0);
  const frontMatter = readFrontMatter(text)?.text;
  if (frontMatter === undefined) return null;
  return parseText(file.path, frontMatter.replace(/^---[^\n]*\n?/, "").replace(/(?:---|\.\.\.)\s*$/, ""), 1);
}

function parseText(path: string, text: string, offset: number): Parsed {
  const lines = new LineCounter();
  return { path, document: parseDocument(text, { lineCounter: lines, prettyErrors: false }), lines, offset };
}
