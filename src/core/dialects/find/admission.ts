import { splitId } from "../../references/identifiers.ts";
import { holdsCriteria, holdsSubtasks, isChecklist, isCheckpoint } from "../headings.ts";
import type { Outline, OutlineSection } from "../outline.ts";

/** What an item must be to count as a task where it stands: `with-id` is an id that only tasks have. */
export type Admission = "any" | "with-id" | "none";

/** An id that only a task has; `CHK001` and `FR-001` stand in checklists. */
const TASK_ID = /^T(?:ASK)?-?\d/;
/** `P95 below 200 ms`, `S3 bucket exists`: below a box these are words of a criterion. */
const MEASURE = /^[A-Z]{1,2}\d{1,2}$/;

export function isTaskId(id: string | null): boolean {
  return id !== null && TASK_ID.test(id);
}

/** Whether a deeper box with an id counts below its parent, or below a box or a bullet without one. */
export function isAdmittedBelow(id: string, parentId: string | null, isInBox: boolean, admission: Admission): boolean {
  if (admission === "with-id" && !isTaskId(id)) return false;
  return parentId === null ? !isInBox || isTaskId(id) || !MEASURE.test(id) : isOfFamily(id, parentId);
}

/** `2.1` of `2`, `T006a` of `T006`, `T013` of `T012`. */
export function isOfFamily(id: string, parentId: string): boolean {
  if (isPartOf(id, parentId)) return true;
  const { prefix } = splitId(withoutLetter(parentId));
  return withoutLetter(id) === parentId || (/^[A-Z]/.test(prefix) && splitId(withoutLetter(id)).prefix === prefix);
}

/** By its number: `2.1` of `2` and of `2.0`, `T001.1` of `T001`. */
export function isPartOf(id: string, parentId: string): boolean {
  return id.startsWith(`${parentId.replace(/^(\d+)\.0$/, "$1")}.`) && id !== parentId;
}

/** `T006` of `T006a`. */
function withoutLetter(id: string): string {
  return id.replace(/(?<=\d)[A-Za-z]$/, "");
}

/**
 * What counts in each section. The document's title may say anything; a heading below it that names criteria takes its
 * whole section out. Where a dialect keeps its tasks below one heading and there is one, all other sections are out.
 */
export function sectionAdmissions(
  { sections }: Outline,
  tasksBelow: RegExp | null,
): ReadonlyMap<OutlineSection, Admission> {
  const isKeeper = ({ heading }: OutlineSection) => tasksBelow?.test(heading.text) === true;
  const others: Admission = sections.some(isKeeper) ? "none" : "any";
  const admissions = new Map<OutlineSection, Admission>();
  for (const section of sections) {
    const inherited = section.parent ? (admissions.get(section.parent) ?? others) : others;
    const around = isKeeper(section) ? "any" : inherited;
    const isTitle = section.parent === null && section.heading.depth === 1;
    const own = isTitle ? "any" : admissionOf(section.heading.text);
    admissions.set(section, around === "none" || own === "any" ? around : own);
  }
  return admissions;
}

function admissionOf(heading: string): Admission {
  if (holdsSubtasks(heading)) return "with-id";
  if (holdsCriteria(heading)) return "none";
  return isChecklist(heading) || isCheckpoint(heading) ? "with-id" : "any";
}
