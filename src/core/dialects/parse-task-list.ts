import type { ParseNotice, TaskList } from "../bundle/task-list.ts";
import type { MarkdownDocument } from "../markdown/markdown-document.ts";
import { buildTaskList } from "./build-task-list.ts";
import type { Dialect, MarkerConfig } from "./dialect.ts";
import { sampleDocument } from "./dialect-sample.ts";
import { dialects, fallbackDialect } from "./index.ts";

export interface ParseOptions {
  readonly markers?: MarkerConfig;
  /** Id of the dialect, where the configuration names one. */
  readonly dialect?: string;
}

/**
 * Reads the tasks of a document in the dialect that is asked for, or that its directory belongs to, or that most of its
 * items speak. Never throws.
 */
export function parseTaskList(document: MarkdownDocument, options: ParseOptions = {}): TaskList {
  const { path } = document.source;
  const wanted = dialects.find(({ id }) => id === options.dialect) ?? dialects.find((one) => one.path?.test(path));
  const [first, second] = wanted ? [wanted] : spokenDialects(document);
  const built = buildTaskList(document, options.markers ?? {}, first ?? fallbackDialect);
  const list = options.markers ? { ...built, markers: options.markers } : built;
  return first && second ? { ...list, notices: [...list.notices, tie(first, second, list.path)] } : list;
}

/** The dialects with the strongest signal; several of them when they tie. */
function spokenDialects(document: MarkdownDocument): readonly Dialect[] {
  const sample = sampleDocument(document);
  const signals = dialects
    .filter((dialect) => dialect !== fallbackDialect)
    .map((dialect) => ({ dialect, signal: dialect.signal(sample) }));
  const strongest = Math.max(0, ...signals.map(({ signal }) => signal));
  return strongest === 0 ? [] : signals.filter(({ signal }) => signal === strongest).map(({ dialect }) => dialect);
}

function tie(read: Dialect, other: Dialect, path: string): ParseNotice {
  const detail = `as many tasks read as ${read.id} as read as ${other.id}; they were read as ${read.id}, and \`dialect: ${other.id}\` in the configuration reads them as the other`;
  return { kind: "ambiguous-dialect", detail, at: { path, line: 1, endLine: 1 } };
}
