import type { DrawnNote } from "../bundle/drawn-note.ts";
import type { Reference } from "../references/expression.ts";
import { idAt } from "../references/identifiers.ts";
import type { NamedIds } from "./named-ids.ts";
import type { ProseLine } from "./prose-lines.ts";

/** The side of a box. */
const SIDE = /[│┃║|]/;
const BOX_DRAWING = /[\u2500-\u257f]/;
const VERB = /\b(?:depends? (?:up)?on|requires|needs|waits? for|blocked by)[ \t]+/i;
const MAX_LINE = 500;

/** Whether a document holds such a drawing: what it costs little to see. */
export function mayHoldNotes(text: string): boolean {
  return BOX_DRAWING.test(text);
}

/** Boxes by the phase above whose caption they are drawn, of one drawing. */
type Drawn = Map<string, string[]>;

/**
 * Dependencies in words beside the boxes of drawings made of characters. What lines between the boxes mean is nobody's to
 * guess; words are words.
 */
export function drawnNotes(lines: readonly ProseLine[], names: NamedIds, path: string): DrawnNote[] {
  const drawn: Drawn = new Map();
  let phase: string | null = null;
  let last = 0;
  return lines.flatMap((line) => {
    if (line.form !== "fence" || line.text.length > MAX_LINE) return [];
    if (line.line !== last + 1) drawn.clear();
    last = line.line;
    const boxes = BOX_DRAWING.test(line.text) ? boxesIn(line.text) : [];
    phase = boxes.length > 0 ? phase : (captioned(line.text, names) ?? phase);
    if (phase !== null) drawn.set(phase, [...(drawn.get(phase) ?? []), ...boxes]);
    const [task, ...others] = boxes;
    if (task === undefined || others.length > 0) return [];
    return noteOf(task, line, { names, drawn, path });
  });
}

/** A line of words above boxes that is the name of a phase. */
function captioned(text: string, names: NamedIds): string | null {
  return BOX_DRAWING.test(text) ? null : names.phaseOf(text.trim());
}

function boxesIn(text: string): string[] {
  return text.split(SIDE).flatMap((cell) => {
    const label = cell.trim();
    const id = idAt(label, 0, /^\d+(?:\.\d+)+$/.test(label));
    return id !== null && id.length === label.length ? [id] : [];
  });
}

interface Around {
  readonly names: NamedIds;
  readonly drawn: Drawn;
  readonly path: string;
}

function noteOf(task: string, { text, line }: ProseLine, { names, drawn, path }: Around): DrawnNote[] {
  const verb = VERB.exec(text);
  const said =
    verb === null
      ? ""
      : text
          .slice(verb.index)
          .replace(/\)[ \t]*$/, "")
          .trim();
  const waitsFor = names
    .in(said)
    .flatMap((one) => idsOf(one, drawn))
    .filter((id) => id !== task);
  if (waitsFor.length === 0) return [];
  return [{ task, text: said, waitsFor: [...new Set(waitsFor)], at: { path, line, endLine: line } }];
}

function idsOf(one: Reference, drawn: Drawn): readonly string[] {
  if (one.kind === "phase") return drawn.get(one.id) ?? [];
  return one.kind === "id" ? [one.id] : [];
}
