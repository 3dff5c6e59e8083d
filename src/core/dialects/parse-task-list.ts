import type { ParseNotice, TaskList } from "../bundle/task-list.ts";
import type { MarkdownDocument } from "../markdown/markdown-document.ts";
import type { Dialect, MarkerConfig } from "./dialect.ts";
import { dialects, fallbackDialect } from "./index.ts";

export interface ParseOptions {
  readonly markers?: MarkerConfig;
  /** Id of the dialect, where the configuration names one. */
  readonly dialect?: string;
}

/** Reads the tasks of a document in the dialect it speaks, or in the one that is asked for. Never throws. */
export function parseTaskList(document: MarkdownDocument, options: ParseOptions = {}): TaskList {
  const wanted = dialects.find(({ id }) => id === options.dialect);
  const [first, second] = wanted ? [wanted] : spokenDialects(document);
  const list = (first ?? fallbackDialect).parse(document, options.markers ?? {});
  return first && second ? { ...list, notices: [...list.notices, tie(first, second, list.path)] } : list;
}

/** The dialects with the strongest signal; several of them when they tie. */
function spokenDialects(document: MarkdownDocument): readonly Dialect[] {
  const signals = dialects
    .filter((dialect) => dialect !== fallbackDialect)
    .map((dialect) => ({ dialect, signal: dialect.signal(document) }));
  const strongest = Math.max(0, ...signals.map(({ signal }) => signal));
  return strongest === 0 ? [] : signals.filter(({ signal }) => signal === strongest).map(({ dialect }) => dialect);
}

function tie(read: Dialect, other: Dialect, path: string): ParseNotice {
  const detail = `the tasks read as ${read.id} and as ${other.id}; they were read as ${read.id}`;
  return { kind: "ambiguous-dialect", detail, at: { path, line: 1, endLine: 1 } };
}
