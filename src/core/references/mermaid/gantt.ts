import { Canvas } from "./canvas.ts";
import type { Cursor } from "./cursor.ts";

const TAGS: ReadonlySet<string> = new Set(["done", "active", "crit", "milestone", "vert"]);
const NO_TASK =
  /^(?:title|dateFormat|axisFormat|tickInterval|excludes|includes|todayMarker|weekend|weekday|inclusiveEndDates|click|accTitle|accDescr|section)\b/;
const STARTS_AFTER = /^after[ \t]+(.{1,400})$/;
const AN_ID = /^[\w.-]{1,60}$/;
const A_TIME = /^\d{1,4}(?:[-/.:]\d{1,4}){1,2}|^\d+(?:\.\d+)?(?:ms|[smhdwMy])$/;

/** Reads the tasks of a Gantt chart: `Setup :done, t1, 2026-01-01, 3d` and what starts `after t1 t2`. Linear. */
export function readGantt(cursor: Cursor): Canvas {
  const canvas = new Canvas();
  while (!cursor.isAtEnd) {
    const { line } = cursor;
    readTask(cursor.restOfLine().slice(0, 1_000).trim(), line, canvas);
    cursor.skipLine();
  }
  return canvas;
}

function readTask(written: string, line: number, canvas: Canvas): void {
  const colon = written.lastIndexOf(":");
  if (colon <= 0 || NO_TASK.test(written) || written.startsWith("%%")) return;
  const parts = written
    .slice(colon + 1)
    .split(",")
    .map((part) => part.trim());
  const own = parts.filter((part) => !TAGS.has(part));
  const [first = ""] = own;
  const title = written.slice(0, colon).trim();
  const id = AN_ID.test(first) && !A_TIME.test(first) ? first : title;
  canvas.node(id, title, line);
  const before = own.flatMap((part) => STARTS_AFTER.exec(part)?.[1]?.split(/[ \t]+/) ?? []);
  for (const one of before) canvas.node(one, null, line);
  canvas.link(before, [id], line);
}
