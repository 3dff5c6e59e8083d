import { AFTER, BEFORE, VERB } from "./order-verbs.ts";

const ONE = "(?:Tasks?[ ]|Phase[ ])?(?:[A-Z]{1,14}-?\\d[\\w.–-]{0,16}|\\d{1,4}(?:\\.\\d{1,4}){0,3})(?![\\w])";
const SUBJECT = `${ONE}(?:(?:,[ ](?:and[ ])?|[ ]and[ ]|[ ]?&[ ]?)${ONE}){0,12}`;
const OBJECT = `[ ](?:(?:both|all|only)[ ])?${ONE}`;
const SPOKEN = `${SUBJECT}[ ]{1,200}(?:${BEFORE}|${AFTER})${OBJECT}`;
const LINK = "(?:and|while|whereas|but)";
/** Where another subject and its verb may begin; only a line of its own may have an arrow. */
const BORDER = new RegExp(
  `(?:,\\s(?:${LINK}\\s)?|\\s${LINK}\\s)(?=${SPOKEN})|(?<![,&+]|\\band|\\bor)\\n(?=${SPOKEN}|${SUBJECT}[ ]?(?:→|⟶|➔|➜|⇒|──?[►▶]|[-=]{1,2}>))`,
  "gi",
);
/** `T010 depends on T001, and T011 on T002` leaves out what it would say again. */
const LEFT_OUT = new RegExp(`(\\bdepends on ${ONE}(?:,\\s(?:and\\s)?|\\sand\\s)${ONE}) on(?=[ ]${ONE})`, "g");
/** Every border and everything left out has one of these. */
const MAY_PART = /[,\n]|\s(?:and|while|whereas|but)\s/i;
const ORDER_OF_TIME = /^(?:.*\b(?:before|after)|prior to)$/i;

/**
 * One text for each subject that has a verb of its own: `T003 depends on T001, T004 depends on T002` are two, and so are
 * lines that each say something. What goes on over a line break is one, and so is a chain of arrows in a line.
 */
export function partStatements(text: string): string[] {
  const lines = text.replace(/\s+/g, (space) => (/[\n\r]/.test(space) ? "\n" : " "));
  if (!MAY_PART.test(lines)) return [lines];
  const said = lines.replace(LEFT_OUT, "$1 depends on");
  const plain = said.replace(/\([^()]*\)/g, (note) => " ".repeat(note.length));
  const parts: string[] = [];
  let start = 0;
  for (const border of plain.matchAll(BORDER)) {
    const end = border.index + border[0].length;
    if (!endsBefore(plain.slice(start, border.index), plain.slice(end), border[0])) continue;
    parts.push(said.slice(start, border.index));
    start = end;
  }
  return [...parts, said.slice(start)].map((part) => part.replace(/\n/g, " "));
}

/** In `…, T002 and T004 requires T005` the verb is about T004 alone, which begins behind `and`. */
function isOfOne(rest: string): boolean {
  const [verb] = rest.matchAll(VERB);
  const subject = rest.slice(0, verb?.index ?? 0);
  return (
    /^(?:requires|needs|depends on|blocks|waits for|precedes|follows)$/i.test(verb?.[0] ?? "") &&
    / and |&/.test(subject)
  );
}

/** Something has been said by then, and `T010 needs T001 and T002 before T003` says all of it about the first. */
function endsBefore(part: string, rest: string, border: string): boolean {
  const verbs = [...part.replace(/\n/g, " ").matchAll(VERB)];
  const [first, last] = [verbs[0], verbs.at(-1)];
  if (first === undefined || last === undefined) return false;
  if (!/\w/.test(part.slice(0, first.index)) || !/\w/.test(part.slice(last.index + last[0].length))) return false;
  if (isOfOne(rest)) return false;
  const next = rest.replace(/\n/g, " ").matchAll(VERB).next().value?.[0].trim() ?? "";
  return !/^\sand\s$/.test(border) || !ORDER_OF_TIME.test(next) || ORDER_OF_TIME.test(last[0].trim());
}
