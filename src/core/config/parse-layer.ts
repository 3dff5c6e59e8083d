import { UserError } from "../errors.ts";
import { explainIssue, spell } from "./explain-issue.ts";
import { type KeyPositions, keyPositions, type Position } from "./key-lines.ts";
import type { Layer } from "./layer.ts";
import { readYaml } from "./read-yaml.ts";
import { configSchema } from "./schema.ts";

/** One thing that is wrong with a file of configuration. */
export interface Mistake {
  /** From 1; of what is missing, where the map begins that lacks it. */
  readonly line: number;
  /** From 1, where the key begins. */
  readonly column: number;
  /** `rules.graph/cycle`, `lanes[0].name`; empty where the file as a whole is meant. */
  readonly key: string;
  readonly problem: string;
  /** One thing to do about it. */
  readonly suggestion: string;
}

export type ParsedLayer =
  | { readonly layer: Layer; readonly mistakes: null }
  | { readonly mistakes: readonly Mistake[] };

/** Reads a file of at most 64 KB: the layer that it is, or everything that is wrong with it, top to bottom. */
export function parseLayer(text: string, path: string, name: Layer["name"] = "repository"): ParsedLayer {
  const yaml = readYaml(text);
  if ("mistake" in yaml) return { mistakes: [yaml.mistake] };
  const positionOf = keyPositions(yaml.document, yaml.lines);
  const lineOf: Layer["lineOf"] = (at) => positionOf(at)?.line ?? null;
  const parsed = configSchema.safeParse(yaml.value);
  if (parsed.success) return { mistakes: null, layer: { name, path, written: yaml.value, lineOf } };
  const explained = parsed.error.issues.flatMap((issue) => explainIssue(issue, yaml.value));
  const mistakes = explained.map(({ at, problem, suggestion }) => {
    return {
      ...(positionOf(at) ?? nearestPosition(at, positionOf)),
      key: at.length === 0 ? "" : spell(at),
      problem,
      suggestion,
    };
  });
  return { mistakes: mistakes.sort((a, b) => a.line - b.line || a.column - b.column) };
}

/** Position of the innermost map that lacks what the path names. */
function nearestPosition(at: readonly PropertyKey[], positionOf: KeyPositions): Position {
  for (let length = at.length - 1; length > 0; length -= 1) {
    const position = positionOf(at.slice(0, length));
    if (position !== null) return position;
  }
  return { line: 1, column: 1 };
}

/** The mistake as a sentence with its place and what to do. */
function renderMistake({ line, problem, suggestion }: Mistake, path: string): string {
  return `${path} line ${line}: ${problem} ${suggestion}`;
}

/** The layer, or a `UserError` with its first mistakes. */
export function requireLayer(text: string, path: string, name: Layer["name"] = "repository"): Layer {
  const parsed = parseLayer(text, path, name);
  if (parsed.mistakes === null) return parsed.layer;
  throw mistakesError(parsed.mistakes, path);
}

/** Mistakes that are told at once; who has more sees them by `config validate`. */
const MOST_TOLD = 3;

function mistakesError(mistakes: readonly Mistake[], path: string): UserError {
  const told = mistakes.slice(0, MOST_TOLD).map((mistake) => renderMistake(mistake, path));
  const more = mistakes.length > MOST_TOLD ? ` There are ${mistakes.length - MOST_TOLD} more.` : "";
  return new UserError("config", told.join(" ") + more, HINT);
}

const HINT = "See docs/configuration.md, or run `spec-kit-enforce config validate`.";
