import type { Canvas } from "./canvas.ts";
import { Cursor } from "./cursor.ts";
import { readFlowchart } from "./flowchart.ts";
import { readGantt } from "./gantt.ts";

/** A diagram with order in it, as drawn. */
export interface Diagram {
  readonly canvas: Canvas;
  /** What could not be read, in plain words, or null. */
  readonly problem: string | null;
}

/** Characters; Mermaid itself draws no more than 50,000. */
const LONGEST = 100_000;
const BEFORE = /(?:[ \t]*(?:%%[^\n]*)?\r?\n)+/y;
const FRONT_MATTER = /[ \t]*---[ \t]*\r?\n(?:(?![ \t]*---)[^\n]*\n){0,50}[ \t]*---[ \t]*(?:\r?\n|$)/y;
const KIND =
  /[ \t]*(?:%%\{[^\n]*\}%%[ \t]*)?(flowchart(?:-elk)?|graph|gantt)(?![\w-])[ \t]*(?:TB|TD|BT|RL|LR|[<>v^])?[ \t]*(?:;|\r?\n|$)?/y;

/** Reads a flowchart or Gantt chart; null for diagrams of other kinds, which say nothing about order. Linear, never throws. */
export function parseMermaid(text: string, firstLine: number): Diagram | null {
  const cursor = new Cursor(text.slice(0, LONGEST).replace(/\r\n?/g, "\n"), firstLine);
  cursor.take(BEFORE);
  cursor.take(FRONT_MATTER);
  cursor.take(BEFORE);
  const kind = cursor.take(KIND)?.[1];
  if (kind === undefined) return null;
  if (kind === "gantt") return diagram(readGantt(cursor), null, text);
  const { canvas, unreadable } = readFlowchart(cursor);
  return diagram(canvas, unreadable, text);
}

function diagram(canvas: Canvas, unreadable: number | null, text: string): Diagram {
  if (text.length > LONGEST) return { canvas, problem: `it is longer than ${LONGEST} characters` };
  if (canvas.isFull) return { canvas, problem: "it draws more boxes or arrows than anybody can follow" };
  return { canvas, problem: unreadable === null ? null : `line ${unreadable} is no Mermaid that we can read` };
}
