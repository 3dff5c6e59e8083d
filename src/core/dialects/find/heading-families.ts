import type { ItemBlock } from "../../markdown/markdown-document.ts";
import type { SourceText } from "../../markdown/source-text.ts";
import { boxedItems } from "../boxed-items.ts";
import { type FieldRole, fieldRole } from "../field-keys.ts";
import { fieldsOfBlock } from "../fields.ts";
import { holdsCriteria } from "../headings.ts";
import type { Outline, OutlineSection } from "../outline.ts";
import { headOf } from "../task-heads.ts";
import { isPartOf } from "./admission.ts";
import { fieldsOfTables } from "./field-tables.ts";
import type { HeadingCandidate } from "./heading-candidates.ts";

/** A candidate with what stands below it, its own section first. */
interface Member extends HeadingCandidate {
  readonly sections: readonly OutlineSection[];
}

/**
 * Which of the candidates are tasks: not the families that only group boxes or headings of theirs, and of chapters with
 * a number only the families that hold what tasks hold.
 */
export function headingsThatAreTasks(
  candidates: readonly HeadingCandidate[],
  outline: Outline,
  source: SourceText,
): HeadingCandidate[] {
  const members = withSections(candidates, outline);
  const ids = new Map(candidates.map(({ section, head }) => [section, head.id]));
  const families = [...Map.groupBy(members, ({ family }) => family).values()];
  return families.flatMap((family) => {
    return isOfTasks(family, ids, source) ? withoutRepeats(family, source).filter((one) => showsIt(one, source)) : [];
  });
}

/** A word may be an id, and anything else: each heading has to say more of itself than a draft's status. */
function showsIt(one: Member, source: SourceText): boolean {
  if (one.family !== "words" || holdsCriteriaBelow(one)) return true;
  const roles = rolesBelow(one, source);
  return roles.size > 1 || roles.has("acceptance");
}

/** Of two headings with one id, one of which states nothing, that one lists the task's parts or mentions it. */
function withoutRepeats(family: readonly Member[], source: SourceText): readonly Member[] {
  const byId = Map.groupBy(family, ({ head, section }) => head.id ?? section);
  if (byId.size === family.length) return family;
  return [...byId.values()].flatMap((same) => {
    const stating = same.filter((one) => one.box !== null || fieldCount(one, source) > 0 || holdsCriteriaBelow(one));
    return stating.length > 0 ? stating : same.slice(0, 1);
  });
}

function withSections(candidates: readonly HeadingCandidate[], { sections }: Outline): Member[] {
  const indices = new Map(sections.map((section, index) => [section, index]));
  return candidates.map((one) => {
    const from = indices.get(one.section) ?? 0;
    let end = from + 1;
    while ((sections[end]?.heading.depth ?? 0) > one.section.heading.depth) end += 1;
    return { ...one, sections: sections.slice(from, end) };
  });
}

type Ids = ReadonlyMap<OutlineSection, string | null>;

function isOfTasks(family: readonly Member[], ids: Ids, source: SourceText): boolean {
  if (family[0]?.box) return true;
  const isMostly = (test: (one: Member) => boolean) => family.filter(test).length * 2 >= family.length;
  if (family[0]?.strength === "counted") return isMostly((one) => statesItsTurn(one, source));
  const isGroup = family.some((one) => holdsParts(one, ids)) || holdThemselves(family);
  if (isGroup && !isMostly((one) => fieldCount(one, source) > 1)) return false;
  if (family[0]?.strength === "sure") return true;
  const isNumber = family[0]?.strength === "numbered";
  return isMostly((one) => holdsCriteriaBelow(one) || fieldCount(one, source) > 0 || (!isNumber && holdsBoxes(one)));
}

/** Boxes or headings with ids that go on from its own stand below. */
function holdsParts({ head, sections }: Member, ids: Ids): boolean {
  const { id } = head;
  if (id === null) return false;
  const isPart = (other: string | null | undefined) => typeof other === "string" && isPartOf(other, id);
  if (sections.slice(1).some((section) => isPart(ids.get(section)))) return true;
  return boxesOf(sections).some((box) => isPart(idOf(box)));
}

/** The first box below has the id itself, and not only because steps are counted from one. */
function holdThemselves(family: readonly Member[]): boolean {
  const withBoxes = family.flatMap(({ head, sections }) => {
    const [first] = boxesOf(sections);
    return first ? [{ id: head.id, first: idOf(first) }] : [];
  });
  return withBoxes.filter(({ id, first }) => id !== null && id === first).length * 2 > withBoxes.length;
}

function boxesOf(sections: readonly OutlineSection[]): ItemBlock[] {
  return sections.flatMap(({ blocks }) => boxedItems({ blocks }));
}

function idOf(item: ItemBlock): string | null {
  return headOf(item).id;
}

function holdsBoxes({ sections }: Member): boolean {
  return boxesOf(sections).length > 0;
}

function holdsCriteriaBelow({ sections }: Member): boolean {
  return sections.slice(1).some(({ heading }) => holdsCriteria(heading.text));
}

/** What nobody states of a chapter that has a status. */
const OF_TASKS: readonly FieldRole[] = ["waits", "acceptance", "estimate"];

/** `## 2. Serve pages`, as tools write a task: chapters have no status beside what they wait for, phases do over boxes with ids. */
function statesItsTurn(one: Member, source: SourceText): boolean {
  const roles = rolesBelow(one, source);
  return (
    roles.has("status") &&
    OF_TASKS.some((role) => roles.has(role)) &&
    !boxesOf(one.sections).some((box) => idOf(box) !== null)
  );
}

/** How many kinds of fields a heading has right below it. */
function fieldCount(one: Member, source: SourceText): number {
  return rolesBelow(one, source).size;
}

function rolesBelow({ section }: Member, source: SourceText): ReadonlySet<FieldRole> {
  const stated = section.blocks.flatMap((block) => fieldsOfBlock(block, source));
  const fields = [...stated, ...fieldsOfTables(section.blocks)];
  return new Set(fields.flatMap(({ key }) => fieldRole(key) ?? []));
}
