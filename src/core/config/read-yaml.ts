import { type Alias, type Document, LineCounter, parseDocument, visit } from "yaml";
import { type Position, positionOf } from "./key-lines.ts";
import type { Mistake } from "./parse-layer.ts";

/** UTF-16 units; a file that says more than this is not a configuration. */
const LARGEST = 64 * 1024;

/** Aliases that may be followed: enough to share a list of globs, too few to grow one into a bomb. */
const MOST_ALIASES = 50;

export interface Yaml {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Reads a YAML document with the positions of its keys, or says why not: no YAML, too large, a bomb, no settings. */
export function readYaml(text: string): Yaml | { readonly mistake: Mistake } {
  if (text.length > LARGEST)
    return refuse(START_OF_FILE, "The file is larger than 64 KB.", "Keep settings only in it.");
  const lines = new LineCounter();
  const document = attempt(() => parseDocument(text, { lineCounter: lines, prettyErrors: false }));
  if (document === TOO_MUCH) return TANGLED;
  const [error] = document.errors;
  if (error) {
    return refuse(positionOf(lines, error.pos[0]), `This is not YAML: ${error.message}.`, suggestFor(error.code));
  }
  const alias = attempt(() => findUnknownAlias(document));
  if (typeof alias === "object" && alias !== null) {
    return refuse(
      positionOf(lines, alias.range?.[0] ?? 0),
      `*${alias.source} is an alias for something that is not there.`,
      "Quote a text that begins with a star.",
    );
  }
  const value = attempt((): unknown => document.toJS({ maxAliasCount: MOST_ALIASES }));
  if (value === TOO_MUCH) return TANGLED;
  if (isMap(value)) return { document, lines, value };
  return Array.isArray(value) ? LISTED : refuse(START_OF_FILE, "The file holds no settings.", START);
}

/** A glob that begins with a star is an alias to YAML. */
function findUnknownAlias(document: Document): Alias | null {
  let unknown: Alias | null = null;
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return undefined;
      unknown = alias;
      return visit.BREAK;
    },
  });
  return unknown;
}

const START_OF_FILE: Position = { line: 1, column: 1 };

const START = "Begin it with the line `version: 1`.";

function suggestFor(code: string): string {
  if (code === "DUPLICATE_KEY") return "Keep one of the two.";
  if (code === "TAB_AS_INDENT") return "Indent with spaces.";
  return "Quote texts that hold `:`, `#`, `*` or brackets, and indent with spaces.";
}

function refuse(at: Position, problem: string, suggestion: string): { readonly mistake: Mistake } {
  return { mistake: { ...at, key: "", problem, suggestion } };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const TOO_MUCH = Symbol("too much");

const LISTED = refuse(
  START_OF_FILE,
  "The file is a list, but must be a map of settings.",
  "Take the dashes away: `version: 1` on the first line, each setting on a line of its own.",
);

const TANGLED = refuse(
  START_OF_FILE,
  "The file is nested too deep, or repeats itself too often, to be read.",
  "Write it out flat, with fewer aliases.",
);

/** The parser throws for what it cannot take: nesting too deep for its stack, aliases without end. */
function attempt<Value>(read: () => Value): Value | typeof TOO_MUCH {
  try {
    return read();
  } catch {
    return TOO_MUCH;
  }
}
