import { SPEC_KIT_BUNDLE } from "../../e2e/bundles.ts";
import type { FileContents } from "../../local-github/world/commit-files.ts";
import type { Change } from "./journey.ts";

const DIRECTORY = "specs/001-parcel-tracking";
export const TASKS = `${DIRECTORY}/tasks.md`;

/** The files of a commit on top of a tasks document; throws where it would change words that are not there. */
export function buildFiles(change: Change, tasks: string): FileContents {
  const { files = {}, copied, moved, many = 0 } = change;
  const changed = changeTasks(tasks, change);
  const target = moved ?? copied;
  const bundle = { ...SPEC_KIT_BUNDLE, [TASKS]: changed };
  return {
    ...(target === undefined && changed !== tasks ? { [TASKS]: changed } : {}),
    ...(target === undefined ? {} : rename(bundle, target)),
    ...(moved === undefined ? {} : Object.fromEntries(Object.keys(bundle).map((path) => [path, null]))),
    ...Object.fromEntries(Array.from({ length: many }, (_, at) => [`data/${at}.txt`, `${at}\n`])),
    ...files,
  };
}

/** A tasks document with marks in its boxes, words and lines changed, and no other byte. */
export function changeTasks(tasks: string, { marks = {}, words = {}, below = "" }: Change): string {
  const boxed = Object.entries(marks).reduce((text, [task, mark]) => {
    const box = new RegExp(`^- \\[.\\] ${task}\\b`, "m");
    return replaced(text, box, `- [${mark}] ${task}`);
  }, tasks);
  return Object.entries(words).reduce((text, [from, to]) => replaced(text, from, to), boxed) + below;
}

function replaced(text: string, from: string | RegExp, to: string): string {
  if (text.search(typeof from === "string" ? escaped(from) : from) < 0)
    throw new Error(`there is no ${from} to change`);
  return text.replace(from, () => to);
}

function escaped(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function rename(files: Readonly<Record<string, string>>, directory: string): FileContents {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path.replace(DIRECTORY, directory), text]));
}
