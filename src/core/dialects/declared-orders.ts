import type { DeclaredOrder } from "../bundle/declared-order.ts";
import type { Reference } from "../references/expression.ts";
import { repairMojibake } from "../statuses/mojibake.ts";
import type { NamedIds } from "./named-ids.ts";
import { isOfOneWorker } from "./one-worker.ts";
import type { ProseLine } from "./prose-lines.ts";

const ARROW = /[ \t]*(?:[→⟶➔➜⇒►▶]|-{1,3}>|={1,2}>)[ \t]*/;
/** An arrow garbled by Mac Roman or Windows-1252 begins with one of these. */
const MAY_HAVE_ARROW = /[→⟶➔➜⇒►▶‚â]|[-=]>/;
const CRITICAL = /critical path|クリティカルパス|关键路径/i;
const ABOUT_ORDER =
  /\b(?:(?:execution|build|implementation|recommended|task|work|required) (?:order|sequence)|sequence)\b/i;
/** An arrow that points back, or one before what somebody waits for: `US2 → Depends on Phase 2`. */
const OTHER_WAY = /←|<-|(?:→|->)[ \t]*(?:depends|requires|needs|after|blocked|waits)\b/i;
/** Which task fulfils which requirement: `FR-001 → WP04`; what a task needs, behind it: `WP04 (→ WP02)`. */
const MAPPING = /\b(?:FR|NFR|SC|AC|REQ|CHK)-?\d[\w/]*[ \t]*(?:→|-+>)|\([ \t]*(?:→|-+>)/i;
/** Lines of drawn boxes. */
const BOX_DRAWING = /[\u2500-\u257f]/;
const MAX_LINE = 1_000;
const MAX_STEPS = 200;
/** Characters; what is longer is prose with an arrow in it. */
const LONGEST_STEP = 100;
const SENTENCE_END = /[.;](?=[ \t]|$)/;

/** `T024 ∥ T025`: side by side. */
const TOGETHER = /∥|\|\|/;

/** Whether a document says anything of the kind: what it costs little to see. */
export function mayStateOrders(text: string): boolean {
  return MAY_HAVE_ARROW.test(text) || CRITICAL.test(text) || ABOUT_ORDER.test(text);
}

/**
 * Critical paths and other chains that a document states: `T001 → T002 → T003`, intact or garbled, and numbered lists of
 * ids below a heading or a label that says so. A chain counts where one of its steps exists.
 */
export function declaredOrders(lines: readonly ProseLine[], names: NamedIds, path: string): DeclaredOrder[] {
  const chains = joined(lines).flatMap((line) => chainsOf(line, names, path));
  return [...chains, ...numberedOrders(lines, names, path)].sort((a, b) => a.at.line - b.at.line);
}

/** Lines that end with an arrow go on in the next one, and so do those before one that begins with an arrow. */
function joined(lines: readonly ProseLine[]): ProseLine[] {
  const whole: ProseLine[] = [];
  let last = 0;
  for (const line of lines) {
    const before = whole.at(-1);
    const goesOn = before !== undefined && last + 1 === line.line && isCut(before.text, line.text);
    if (goesOn) whole.splice(-1, 1, { ...before, text: `${before.text} ${line.text.trim()}` });
    else if (MAY_HAVE_ARROW.test(line.text)) whole.push(line);
    else continue;
    last = line.line;
  }
  return whole;
}

function isCut(before: string, after: string): boolean {
  return before.length < MAX_LINE && (/(?:→|->|=>)[ \t]*$/.test(before) || /^[ \t]*(?:→|->|=>)/.test(after));
}

function chainsOf(line: ProseLine, names: NamedIds, path: string): DeclaredOrder[] {
  const said = repairMojibake(line.text.slice(0, MAX_LINE));
  if (!ARROW.test(said) || (line.form === "fence" && BOX_DRAWING.test(said))) return [];
  return withoutStops(said)
    .split(SENTENCE_END)
    .flatMap((sentence) => chainOf(sentence, line, names, path));
}

/** `(WP04 needs only WP01; WP06 needs WP02)` is a note, and does not end its sentence. */
function withoutStops(text: string): string {
  return text.replace(/\([^()]{0,400}\)/g, (note) => note.replace(/[.;](?=[ \t])/g, ","));
}

function chainOf(sentence: string, line: ProseLine, names: NamedIds, path: string): DeclaredOrder[] {
  if (!ARROW.test(sentence) || OTHER_WAY.test(sentence) || isOfOneWorker(sentence) || MAPPING.test(sentence)) return [];
  const parts = sentence
    .split(ARROW, MAX_STEPS)
    .map((part, index) => withoutNotes(index === 0 ? withoutLabel(part) : part));
  if (parts.some(({ length }) => length > LONGEST_STEP)) return [];
  const named = parts.map((part) => stepOf(part, names)).filter(({ length }) => length > 0);
  if (named.length < 2 || named.length * 2 < parts.length || !named.some(names.hasDefined)) return [];
  return [orderOf(line, named, path)];
}

/** A step that is a group in brackets is no note. */
function withoutNotes(part: string): string {
  const group = /^[ \t]*(?:phase[ \t]+\w{1,6}[ \t]*)?\(([^()]{1,200})\)[ \t]*$/i.exec(part)?.[1];
  if (group !== undefined && (part.trimStart().startsWith("(") || TOGETHER.test(group))) return group;
  const beside = part.lastIndexOf("(");
  const open = beside > part.lastIndexOf(")") && TOGETHER.test(part.slice(0, beside)) ? part.slice(beside + 1) : part;
  return open.replace(/\([^()]{0,400}\)?|\[[^[\]]{0,200}\]/g, " ");
}

function withoutLabel(part: string): string {
  return (
    part
      .slice(part.lastIndexOf(":") + 1)
      .split(/\.[ \t]/)
      .at(-1) ?? ""
  );
}

/** The ids of a step, else the phase of that name. */
function stepOf(part: string, names: NamedIds): readonly Reference[] {
  const ids = names.in(part);
  if (ids.length > 0) return ids;
  const phase = names.phaseOf(part.replace(/[*_`]/g, "").trim());
  return phase === null ? [] : [{ kind: "phase", id: phase, confidence: "medium" }];
}

function numberedOrders(lines: readonly ProseLine[], names: NamedIds, path: string): DeclaredOrder[] {
  const listed = lines.filter((line) => line.form === "ordered" && isOrdered(line) && !MAY_HAVE_ARROW.test(line.text));
  const lists = [...Map.groupBy(listed, ({ heading, label }) => `${heading}\n${label}`).values()];
  return lists.flatMap((items) => {
    const steps = items
      .slice(0, MAX_STEPS)
      .map(({ text }) => stepOf(text.split(/\(|[ \t][-–—][ \t]|:/, 1)[0] ?? "", names));
    const [first] = items;
    const isOrder = first !== undefined && steps.length > 1 && steps.every(({ length }) => length > 0);
    return isOrder && steps.some(names.hasDefined) ? [orderOf(first, steps, path)] : [];
  });
}

function isOrdered({ heading, label }: ProseLine): boolean {
  return CRITICAL.test(label) || ABOUT_ORDER.test(label) || CRITICAL.test(heading) || ABOUT_ORDER.test(heading);
}

function orderOf(line: ProseLine, steps: DeclaredOrder["steps"], path: string): DeclaredOrder {
  const isCritical = [line.text, line.label, line.heading].some((text) => CRITICAL.test(text));
  const at = { path, line: line.line, endLine: line.line };
  return { kind: isCritical ? "critical-path" : "order", steps, text: line.text.trim(), at };
}
