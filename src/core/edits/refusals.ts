import type { StatusMark, Task } from "../bundle/task.ts";
import { nearest } from "../graph/nearest.ts";
import type { Place } from "../markdown/place.ts";
import { didYouMean } from "../rules/did-you-mean.ts";
import { listWords, quote } from "../rules/name-task.ts";
import type { EditRefusal, StatusChange } from "./edit.ts";

/** Every reason why a status is not changed, in the words that users read. */
export const refusal = {
  unknownTask: ({ task }: StatusChange, ids: readonly string[]): EditRefusal => ({
    task,
    reason: `There is no task ${task} in this file.`,
    hint: didYouMean(nearest(task, ids), `Check the id against the file; ids are case-sensitive.${nameIds(ids)}`),
  }),
  ambiguousTask: ({ task }: StatusChange, lines: readonly number[]): EditRefusal => ({
    task,
    reason: `${task} stands on lines ${listWords(lines.map(String))}, so it is not clear which one is meant.`,
    hint: "Give each task an id of its own.",
  }),
  contradictoryChange: ({ task }: StatusChange): EditRefusal => ({
    task,
    reason: `${task} was asked to become two different statuses at once.`,
    hint: "Ask for one status per task.",
  }),
  unknownStatus: ({ task, to }: StatusChange): EditRefusal => ({
    task,
    reason: `"${to}" is not a status that can be written.`,
    hint: "Use todo, in-progress, in-review, blocked, done, cancelled or deferred.",
  }),
  noPlace: ({ task }: StatusChange, { at, kind }: Task, tracker: number | null): EditRefusal => ({
    task,
    reason: `${task} on line ${at.line} has neither a checkbox nor a status, so there is no place to write one.`,
    hint:
      tracker === null
        ? `Add ${PLACES[kind]} or a "Completed Tasks" table to the file.`
        : `Add a line such as \`- [ ] ${task}\` to the list of states on line ${tracker}.`,
  }),
  onlyCompletion: ({ task, to }: StatusChange, { line }: Place): EditRefusal => ({
    task,
    reason: `${task} has no status of its own; the table on line ${line} tells what is completed, and cannot say "${to}".`,
    hint: "Add a checkbox or a `Status:` line to the task.",
  }),
  rowStays: ({ task }: StatusChange, { at }: StatusMark): EditRefusal => ({
    task,
    reason: `${task} is entered as completed on line ${at.line}, and what the table said before is not known.`,
    hint: "Remove the row by hand, and the entry with it.",
  }),
  nothingGiven: ({ task }: StatusChange, { at }: Task, what: string): EditRefusal => ({
    task,
    reason: `This file writes down ${what} when ${task} (line ${at.line}) changes, and nobody has said that.`,
    hint: "Give the date and the name with the change.",
  }),
  marksDisagree: ({ task }: StatusChange, { marks, at }: Task): EditRefusal => ({
    task,
    reason: `${task} on line ${at.line} contradicts itself: ${marks.map(describe).join(", ")}.`,
    hint: "Make its checkbox and its status say the same, then try again.",
  }),
  noWord: ({ task, to }: StatusChange, { at }: Task, example: "box" | "sign" | null = null): EditRefusal => ({
    task,
    reason: `This file defines no mark for "${to}", which ${task} on line ${at.line} would need.`,
    hint: defineMark(to, example),
  }),
  noteLost: ({ task }: StatusChange, { written, at }: StatusMark): EditRefusal => ({
    task,
    reason: `The status of ${task} on line ${at.line} says more than a status (${quote(written)}), and writing a new one would lose that.`,
    hint: "Move the note to a line of its own, or change the line by hand.",
  }),
  struckThrough: ({ task, to }: StatusChange, { at }: StatusMark): EditRefusal => ({
    task,
    reason: `The title of ${task} on line ${at.line} is struck through, which says "cancelled" and not "${to}".`,
    hint: "Take away the ~~ around it by hand, then try again.",
  }),
  partOfRange: ({ task }: StatusChange, others: readonly string[]): EditRefusal => ({
    task,
    reason: `${task} shares one box with ${listWords(others)}, so it cannot change alone.`,
    hint: `Ask for ${listWords([task, ...others])} together, or ${SEPARATE}`,
    together: [task, ...others],
  }),
  unreadableLine: ({ task }: StatusChange, { at }: Task): EditRefusal => ({
    task,
    reason: `The line of ${task} (${at.line}) holds bytes that are not valid UTF-8, so its place cannot be found for certain.`,
    hint: "Save that line as UTF-8, or change it by hand.",
  }),
  notUnderstood: ({ task, to }: StatusChange): EditRefusal => ({
    task,
    reason: `After the edit ${task} would not read as "${to}" in this file.`,
    hint: "The file gives the mark another meaning; change the line by hand.",
  }),
  sideEffects: ({ task }: StatusChange): EditRefusal => ({
    task,
    reason: `The edit of ${task} would change more of the file's meaning than its status.`,
    hint: "Change the line by hand; please report the file if the line looks ordinary.",
  }),
  unparsed: ({ task }: StatusChange, reason: string): EditRefusal => ({
    task,
    reason: `The file could not be read as tasks: ${reason}`,
    hint: "Make the file smaller or flatter, then try again.",
  }),
};

/** The other way out where tasks share one box. */
export const SEPARATE = "give each a line and a box of its own.";

/** Marks that documents commonly use: any others do as well. */
const USUAL_MARKS: Readonly<Record<string, readonly [box: string, sign: string]>> = {
  "in-progress": ["[~]", "🚧"],
  "in-review": ["[?]", "👀"],
  blocked: ["[!]", "🚫"],
  cancelled: ["[-]", "❌"],
  deferred: ["[>]", "💤"],
};

/** A line of a legend that is read, where one would do; open and done are hardly ever what is lacking. */
function defineMark(to: string, example: "box" | "sign" | null): string {
  const [box, sign] = USUAL_MARKS[to] ?? [];
  if (example === null || box === undefined || sign === undefined) return "Change the line by hand.";
  const words = to.charAt(0).toUpperCase() + to.slice(1).replace("-", " ");
  const line = `- ${example === "box" ? box : sign} ${words}`;
  return `Define one by a line such as \`${line}\` under a heading \`## Status legend\`, then write the command again.`;
}

/** The ids that there are: all of a few, else the first and the last. */
function nameIds(ids: readonly string[]): string {
  const [first] = ids;
  if (first === undefined) return "";
  if (ids.length === 1) return ` Its only task is ${first}.`;
  return ids.length <= 5
    ? ` Its tasks are ${listWords(ids)}.`
    : ` It has ${ids.length} tasks, from ${first} to ${ids.at(-1)}.`;
}

/** What can be added to a task, by what it is written in, so that it has a place for its status. */
const PLACES: Readonly<Record<Task["kind"], string>> = {
  item: "a checkbox in front of it, a `Status:` line beneath it,",
  heading: "a checkbox in front of its title, a `**Status**:` line beneath it,",
  paragraph: "a checkbox in front of it, a `Status:` line beneath it,",
  row: 'a "Status" column to its table',
};

function describe({ kind, written, at }: Task["marks"][number]): string {
  return kind === "box" ? `the box on line ${at.line} says [${written}]` : `line ${at.line} says "${written.trim()}"`;
}
