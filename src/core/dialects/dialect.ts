import type { Status } from "../statuses/status.ts";
import type { DialectSample } from "./dialect-sample.ts";

/** Marker config of a repository; authority above every legend. */
export type MarkerConfig = Readonly<Record<string, Status>>;

/** What a dialect takes for granted where a document does not say otherwise. */
interface DialectDefaults {
  /** What marks mean that a document's legend does not explain. */
  readonly marks: MarkerConfig;
  /** A level-1 heading after the first one is a remark and ends no phase. */
  readonly commentHeadings: boolean;
  /** Sections inside a phase are phases of their own. */
  readonly nestedPhases: boolean;
  /** Boxes below a task are tasks too where they carry an id of its family; otherwise they are its sub-tasks. */
  readonly nestedTasks: boolean;
  /** The only sections that hold tasks, where a document has one of them; null for all. */
  readonly tasksBelow: RegExp | null;
  /** `2.1` is a part of `2` wherever it stands; otherwise only what is written inside of a task is a part of it. */
  readonly partsByNumber: boolean;
  /** A task without an id breaks the dialect's format. */
  readonly demandsIds: boolean;
}

/** The conventions with which a tool writes its tasks. One file each; grammar is chosen per item, the dialect sets defaults. */
export interface Dialect extends DialectDefaults {
  readonly id: string;
  readonly summary: string;
  /** Where the tool keeps its documents: what stands there is its dialect, whatever it looks like. */
  readonly path: RegExp | null;
  /** How strongly a document speaks this dialect: number of items, headings or rows that match its grammar. 0 is no. */
  signal(sample: DialectSample): number;
}

const DEFAULTS: DialectDefaults = {
  marks: {},
  commentHeadings: false,
  nestedPhases: true,
  nestedTasks: true,
  tasksBelow: null,
  partsByNumber: true,
  demandsIds: false,
};

/** A dialect that takes for granted what most do, but for what it says itself. */
export function defineDialect(
  dialect: Pick<Dialect, "id" | "summary" | "signal"> & Partial<Omit<Dialect, "id" | "summary" | "signal">>,
): Dialect {
  return { ...DEFAULTS, path: null, ...dialect };
}
