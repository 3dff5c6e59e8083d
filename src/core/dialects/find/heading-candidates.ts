import type { SourceText } from "../../markdown/source-text.ts";
import { plainSigns } from "../../statuses/garbled-signs.ts";
import { skipSymbols } from "../head-symbols.ts";
import { phaseIdOf } from "../headings.ts";
import type { Outline, OutlineSection } from "../outline.ts";
import { readTaskHead, type TaskHead } from "../task-head.ts";
import { type HeadingText, readHeadingText } from "./heading-text.ts";
import { isOtherId } from "./other-ids.ts";

/** A heading that may be a task, by its words alone. */
export interface HeadingCandidate extends HeadingText {
  readonly section: OutlineSection;
  readonly head: TaskHead;
  /** Headings of one family are tasks together, or none of them is. */
  readonly family: string;
  /**
   * `sure`: a box, or an id that only tasks have. `named`: an id with letters. `numbered`: a number with dots, as any
   * chapter may have. `counted`: a plain one, as most chapters have.
   */
  readonly strength: "sure" | "named" | "numbered" | "counted";
}

const KEYWORD = /^(?:Task|Subtask|Work[ \t]Package)[ \t]/i;
const TASK_ID = /^(?:T(?:ASK)?-?\d|WP\d)/;
/** `✅ API-LOGIN: …`. */
const WORD_ID = /^[^\p{L}\p{N}]{0,8}([A-Z][A-Z0-9]{1,11}(?:-[A-Z][A-Z0-9]{0,15}){1,5}):[ \t]+/u;
const OTHER_WORDS = /^(?:N?FR|SC|AC|TC|US|UC|REQ|BR|ADR|RFC|KPI|RISK|EPIC)-/;
/** `T001 and T002`, `Task 1 → Task 2`: a heading about tasks. */
const ABOUT_SEVERAL = /^(?:[&,+/→|]|->|and\b|or\b|to\b|through\b|before\b|after\b|vs\b)/i;

/** The headings of an outline that begin as tasks do, with what they say. */
export function headingCandidates({ sections }: Outline, source: SourceText): HeadingCandidate[] {
  return sections.flatMap((section) => {
    const { text } = section.heading;
    const start = text.slice(0, 60);
    return /[\d[]|[A-Z]-[A-Z]/.test(start) ? (candidate(section, source) ?? []) : [];
  });
}

function candidate(section: OutlineSection, source: SourceText): HeadingCandidate | null {
  const written = readHeadingText(section.heading, source);
  if (phaseIdOf(written.text) !== null) return null;
  const head = readTaskHead(written.text);
  if (written.box !== null) return { ...written, section, head, family: "[ ]", strength: "sure" };
  const worded = head.id === null ? withWordId(head, written.text) : null;
  if (worded !== null) return { ...written, section, head: worded, family: "words", strength: "numbered" };
  if (head.id === null || head.through !== null || ABOUT_SEVERAL.test(plainSigns(head.title))) return null;
  const strength = strengthOf(head.id, written.text);
  return strength && { ...written, section, head, family: familyOf(head.id, strength), strength };
}

/** Of headings alone, and where fields show that they are tasks: anywhere else such words shout. */
function withWordId(head: TaskHead, text: string): TaskHead | null {
  const { end } = skipSymbols(text, 0);
  const [whole = "", id = ""] = WORD_ID.exec(text.slice(end, end + 100)) ?? [];
  return id === "" || OTHER_WORDS.test(id) ? null : { ...head, id, title: text.slice(end + whole.length).trim() };
}

function strengthOf(id: string, text: string): HeadingCandidate["strength"] | null {
  if (isOtherId(id)) return null;
  if (TASK_ID.test(id) || KEYWORD.test(text.replace(/^[^\p{L}\p{N}]+/u, ""))) return "sure";
  if (/^[A-Z]/.test(id)) return isSetOff(id, text) ? "named" : null;
  return id.includes(".") ? "numbered" : "counted";
}

/** `P1.1: Schema` and `A-3 Schema`, not `S3 buckets`. */
function isSetOff(id: string, text: string): boolean {
  const after = plainSigns(text.slice(text.indexOf(id) + id.length));
  return /[.-]\d/.test(id) || /^[*_`~\]]{0,3}(?:[:)]|[ \t]+[-–—])/.test(after);
}

/** Letters and the number of dots: `P1.1` and `P2.4` are one family. */
function familyOf(id: string, strength: HeadingCandidate["strength"]): string {
  const letters = /^[A-Za-z-]*/.exec(id)?.[0] ?? "";
  return `${strength} ${letters} ${id.split(".").length}`;
}
