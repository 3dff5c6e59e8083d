import type { Legend } from "./legend.ts";
import type { Status } from "./status.ts";
import { statusOfWords } from "./status-words.ts";
import { leadingSymbol, statusOfCheck } from "./symbols.ts";
import { titleWords } from "./title-words.ts";

/** What a repository and a document say about marks: configuration stands above every legend. */
export interface MarkAuthority {
  readonly config: Readonly<Record<string, Status>>;
  readonly legend: Legend;
  /** Path of the document: the tool that owns its directory gives some marks their meaning. */
  readonly path: string;
}

/** Kiro writes `[-]` while it works on a task and `[~]` before it does (kirodotdev/Kiro issues 1418 and 9185). */
const BY_PATH: readonly (readonly [RegExp, Readonly<Record<string, Status>>])[] = [
  [/(?:^|\/)\.kiro\//, { "-": "in-progress", "~": "todo" }],
];

/** Marks that say nothing to everybody: words beside them, `DROPPED`, explain them. */
const AMBIGUOUS = new Set(["~", "-", "!", "/", ">"]);

const DEFAULTS: Readonly<Record<string, Status>> = {
  " ": "todo",
  "\t": "todo",
  "\n": "todo",
  "\r": "todo",
  x: "done",
  X: "done",
  "~": "in-progress",
  "/": "in-progress",
  "!": "blocked",
};

/** `[-]` is cancelled in some tools and in progress in others; beside one of these words it can only mean the first. */
const GIVEN_UP = /\b(?:skip(?:ped)?|cancel(?:l?ed)?|drop(?:ped)?|superseded?|defer(?:red)?|won['’]t|obsolete)\b/i;

/**
 * Status of a box: configuration, legend, the directory's tool, the words beside a mark that differs from tool to tool,
 * then the usual meaning; `unknown` when nobody says.
 */
export function readBox(mark: string, text: string, { config, legend, path }: MarkAuthority): Status {
  const known =
    own(config, mark) ??
    own(config, `[${mark}]`) ??
    legend.boxes.get(mark) ??
    byPath(mark, path) ??
    byWords(mark, text) ??
    own(DEFAULTS, mark);
  if (known !== undefined) return known;
  return mark === "-" && GIVEN_UP.test(text) ? "cancelled" : "unknown";
}

function byWords(mark: string, text: string): Status | undefined {
  return AMBIGUOUS.has(mark) ? titleWords(text, true)[0]?.status : undefined;
}

/**
 * Status of a field's value: its word beats its emoji, and an emoji other than a check mark counts only through a legend
 * or the configuration.
 */
export function readStatusField(value: string, { config, legend }: MarkAuthority): Status {
  const symbol = leadingSymbol(value);
  const configured = own(config, value.trim()) ?? own(config, value.trim().toLowerCase());
  const fromSymbol =
    symbol === null ? undefined : (own(config, symbol) ?? legend.symbols.get(symbol) ?? statusOfCheck(symbol));
  if (configured === undefined && fromSymbol === "done" && ACCEPTED.test(value)) return "done";
  return configured ?? statusOfWords(value) ?? fromSymbol ?? "unknown";
}

/** A story is approved before it is begun, a work package when it is finished: a check mark tells which. */
const ACCEPTED = /^[^\p{L}]{0,12}approved\b/iu;

interface Mark {
  readonly kind: "box" | "field" | "tracker" | "word" | "completed-row";
  readonly status: Status;
  readonly written: string;
}

/**
 * What several statements about one task say together. Words beat the box, but a task is done only where all of
 * them agree: nobody knows it of one that words of unknown meaning speak of.
 */
export function combineStatuses(marks: readonly Mark[]): Status {
  const known = marks.filter(({ status }) => status !== "unknown");
  const ordered = [...known.filter(({ kind }) => kind !== "box"), ...known.filter(({ kind }) => kind === "box")];
  const open = ordered.find(({ status }) => status !== "done");
  if (open !== undefined) return open.status;
  return ordered[0] === undefined || marks.some(isUnknownWord) ? silentStatus(marks) : ordered[0].status;
}

function silentStatus(marks: readonly Mark[]): Status {
  return marks.length > 0 ? "unknown" : "todo";
}

/** A sign alone, `🎉`, contradicts nothing. */
function isUnknownWord({ kind, status, written }: Mark): boolean {
  return kind === "field" && status === "unknown" && /\p{L}/u.test(written);
}

function byPath(mark: string, path: string): Status | undefined {
  const table = BY_PATH.find(([directory]) => directory.test(path))?.[1];
  return table === undefined ? undefined : own(table, mark);
}

function own(record: Readonly<Record<string, Status>>, key: string): Status | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
