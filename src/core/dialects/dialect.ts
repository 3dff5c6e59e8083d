import type { TaskList } from "../bundle/task-list.ts";
import type { MarkdownDocument } from "../markdown/markdown-document.ts";
import type { Status } from "../statuses/status.ts";

/** Marker config of a repository; authority above every legend. */
export type MarkerConfig = Readonly<Record<string, Status>>;

/** The conventions with which a tool writes its tasks. One file each; grammar is chosen per item, the dialect sets defaults. */
export interface Dialect {
  readonly id: string;
  readonly summary: string;
  /** How strongly a document speaks this dialect: number of items that match its grammar. 0 is no. */
  signal(document: MarkdownDocument): number;
  parse(document: MarkdownDocument, markers: MarkerConfig): TaskList;
}

/** Identity; gives the definition its type. */
export function defineDialect(dialect: Dialect): Dialect {
  return dialect;
}
