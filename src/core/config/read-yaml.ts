import { type Document, LineCounter, parseDocument } from "yaml";
import { UserError } from "../errors.ts";

/** UTF-16 units; a file that says more than this is not a configuration. */
const LARGEST = 64 * 1024;

/** Aliases that may be followed: enough to share a list of globs, too few to grow one into a bomb. */
const MOST_ALIASES = 50;

const HINT = "Mend the YAML; docs/configuration.md has an example to start from.";

export interface Yaml {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly value: unknown;
}

/** Reads a YAML document with the positions of its keys. Throws `UserError` for what is not YAML, too large or a bomb. */
export function readYaml(text: string, path: string): Yaml {
  if (text.length > LARGEST)
    throw new UserError("config", `${path} is larger than 64 KB.`, "Keep settings only in it.");
  const lines = new LineCounter();
  const document = attempt(path, () => parseDocument(text, { lineCounter: lines, prettyErrors: false }));
  const [error] = document.errors;
  if (error) {
    const { line } = lines.linePos(error.pos[0]);
    throw new UserError("config", `${path} line ${line} is not YAML: ${error.message}.`, HINT);
  }
  const value = attempt(path, (): unknown => document.toJS({ maxAliasCount: MOST_ALIASES }));
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw new UserError("config", `${path} holds no settings: expected lines such as \`version: 1\`.`, HINT);
  }
  return { document, lines, value };
}

/** The parser throws for what it cannot take: nesting too deep for its stack, aliases without end. */
function attempt<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (cause) {
    throw new UserError("config", `${path} is nested too deep, or repeats itself too often, to be read.`, HINT, {
      cause,
    });
  }
}
