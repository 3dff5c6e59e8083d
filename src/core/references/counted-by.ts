import type { DeclaredTotal } from "../bundle/declared-total.ts";
import type { Phase } from "../bundle/phase.ts";
import { plainSigns } from "../statuses/garbled-signs.ts";
import { statusOfLabel } from "../statuses/status-words.ts";
import { phaseByLabel } from "./phase-labels.ts";

type Counts = DeclaredTotal["counts"];

/** What labels of counts stand for in one document. */
export interface TotalLabels {
  /** Of `Label: 14 rest`, or of a table's row where `isOfTasks` says that its column counts tasks; null for other counts. */
  countedBy(label: string, rest: string, isOfTasks?: boolean): Counts | null;
  /** Of a text before `(14 tasks)`: `Complete Phase 1: Setup`, `Team completes Setup + Foundational together`. */
  phasesIn(text: string): Counts | null;
  /** The phase that a label names alone. */
  phaseOf(label: string): string | null;
}

const ALL =
  /^(?:(?:grand )?total(?: number of)?(?: tasks?)?|tasks?(?: total| count)?|total task count|number of tasks|all tasks)$/i;
/** Whatever is not done yet. */
export const OF_OPEN = /^(?:remaining|left|open|outstanding|to go)(?: tasks)?$/i;
const PARTS = /^total (?:number of )?sub-?tasks$/i;
const WHOLES = /^(?:total )?(?:number of )?(?:work packages|wps)$/i;
/** `Phase 1-4: Sync`. */
const SEVERAL =
  /^\W{0,3}(?:phases?|milestones?|sprints?|waves?)[ \t]+[\w.]{1,8}[ \t]?(?:[-–—]|to|through|&|and|,)[ \t]?\d/i;
const PARALLEL = /\bparallel/i;
const MVP = /\bMVP\b/i;
const MVP_BESIDE = /^(.{2,60}?)[ \t]*\((?:🎯[ \t]*)?MVP\)/i;
const VERBS =
  /^(?:(?:then|first|next|finally)\b,? )?(?:(?:the )?team |developers? \w{1,12} ?:? ?)?(?:completes? |adds? |finish(?:es)? |implements? |starts? |converges? (?:for|on) |delivers? |do(?:es)? |works? on )?(?:the |all )?/i;
const TAIL = /[ \t]+(?:together|first|next|independently|in order)$/i;

export function indexTotalLabels(phases: readonly Phase[]): TotalLabels {
  let known: ReturnType<typeof phaseByLabel> | null = null;
  const find = (label: string) => {
    known ??= phaseByLabel(phases);
    return known(label);
  };
  const phaseOf = (label: string) =>
    SEVERAL.test(plainSigns(label)) ? null : find(label.replace(/\bUS-?(\d{1,3})\b/i, "User Story $1"));
  const phasesOf = (text: string): readonly string[] | null => {
    const parts = text.split(/\+|&|,|\band\b/).map((part) => part.replace(VERBS, "").replace(TAIL, "").trim());
    const found = parts.slice(0, 20).map(phaseOf);
    return found.every((id) => id !== null) ? [...new Set(found)] : null;
  };
  const phasesIn = (text: string): Counts | null => {
    const whole = phaseOf(text.replace(VERBS, "").replace(TAIL, ""));
    return whole === null ? ofPhases(phasesOf(text.replace(VERBS, ""))) : { kind: "phase", phase: whole };
  };
  const usual = phasesOfMvp(phases);
  /** `(Setup + Foundational + US1)` says what an MVP is; `US1 (MVP)` is that story, whatever else it is. */
  const mvp = (label: string, rest: string): Counts | null => {
    const named = phaseOf(MVP_BESIDE.exec(label)?.[1] ?? "");
    if (named !== null) return { kind: "phase", phase: named };
    const list = /\(([^()]{1,200})\)/.exec(rest)?.[1];
    return (list?.includes("+") ? ofPhases(phasesOf(list)) : null) ?? usual;
  };
  const ofTasks = (label: string): Counts | null => {
    if (PARALLEL.test(label)) return { kind: "parallel" };
    const phase = phaseOf(label);
    return phase === null ? null : { kind: "phase", phase };
  };
  const countedBy = (label: string, rest: string, isOfTasks = false): Counts | null => {
    const saysTasks = isOfTasks || /^tasks?\b/i.test(rest);
    const isPlain = /^(?:$|[(.,;]|across\b)/.test(rest);
    const whole = (saysTasks || isPlain ? ofWhole(label) : null) ?? (isPlain ? ofLevel(label) : null);
    if (whole !== null) return whole;
    if (MVP.test(label)) return saysTasks ? mvp(label, rest) : null;
    const isOfPart = /^tasks?\b.{0,20}\bparallel/i.test(rest) && !PARALLEL.test(label);
    return (saysTasks && !isOfPart) || /\bparallel\w* tasks\b/i.test(label) ? ofTasks(label) : null;
  };
  return { countedBy, phasesIn, phaseOf };
}

function ofWhole(label: string): Counts | null {
  if (ALL.test(label.replaceAll("_", " "))) return { kind: "all" };
  const status = statusOfLabel(label);
  if (status !== null) return { kind: "status", status };
  return OF_OPEN.test(label) ? { kind: "open" } : null;
}

function ofLevel(label: string): Counts | null {
  if (PARTS.test(label)) return { kind: "parts" };
  return WHOLES.test(label) ? { kind: "wholes" } : null;
}

function ofPhases(phases: readonly string[] | null): Counts | null {
  if (phases === null || phases.length === 0) return null;
  const [first, second] = phases;
  return second === undefined && first !== undefined ? { kind: "phase", phase: first } : { kind: "phases", phases };
}

/** Everything up to the first user story, or to the phase that calls itself so. */
function phasesOfMvp(phases: readonly Phase[]): Counts | null {
  const top = phases.filter(({ parent }) => parent === null);
  const last = top.findIndex(({ title }) => MVP.test(title) || /\bUser Story[ \t]*1\b|\bUS-?0{0,2}1\b/i.test(title));
  return last < 0 ? null : ofPhases(top.slice(0, last + 1).map(({ id }) => id));
}
