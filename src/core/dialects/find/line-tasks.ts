import type { Block } from "../../markdown/markdown-document.ts";
import { holdsSubtasks } from "../headings.ts";
import type { TaskBlock } from "../task-block.ts";
import type { FoundTask } from "./found-task.ts";
import type { IdFamilies } from "./id-families.ts";
import { partsOf, type TaskGround } from "./task-ground.ts";
import { type TaskLine, taskLines } from "./task-lines.ts";

/** One line with an id at its beginning may be anything. */
const MIN_BARE = 2;

/**
 * The tasks that stand in paragraphs, in bold or as bare lines. Where boxes or headings define an id, a paragraph that
 * begins with it is a note on that task; a bare line is one where they define any id of its kind, or a line before it
 * does.
 */
export function findLineTasks(ground: TaskGround, defined: IdFamilies): FoundTask[] {
  const found = [...partsOf(ground)].flatMap(({ section, blocks, parent }) => {
    if (ground.isAbout(section) || ground.admissionOf(section) === "none") return [];
    return tasksAmong(blocks, defined, section !== null && holdsSubtasks(section.heading.text)).map((one) => ({
      ...one,
      section,
      parent,
    }));
  });
  const firsts = new Map(found.toReversed().map((one) => [one.form === "bare" ? one.head.id : one, one]));
  const kept = found.filter((one) => firsts.get(one.form === "bare" ? one.head.id : one) === one);
  const bare = kept.filter(({ form }) => form === "bare").length;
  return bare < MIN_BARE ? kept.filter(({ form }) => form !== "bare") : kept;
}

interface LineTask extends Pick<FoundTask, "block" | "head"> {
  readonly form: TaskLine["form"];
}

/** In a list of subtasks a command may stand between two of them, and the end of the first behind it. */
function tasksAmong(blocks: readonly Block[], defined: IdFamilies, isList: boolean): LineTask[] {
  let goesOn = false;
  const starts = blocks.flatMap((block, index) => {
    if (block.kind !== "paragraph") return [];
    const lines = taskLines(block, goesOn).filter((line) => isDefinition(line, defined));
    goesOn ||= isList && lines.length > 0;
    return lines.length > 0 ? [{ index, lines }] : [];
  });
  return starts.flatMap(({ index, lines }, at) => {
    const between = blocks.slice(index + 1, starts[at + 1]?.index ?? blocks.length);
    return lines.map((line, position) => lineTask(line, position === lines.length - 1 ? below(line, between) : []));
  });
}

function isDefinition({ form, id }: TaskLine, defined: IdFamilies): boolean {
  return !defined.has(id) && (form !== "bare" || !defined.hasKindOf(id));
}

/** A task in bold has what follows it, up to a line across the page; a bare line has the list right below it. */
function below({ form }: TaskLine, between: readonly Block[]): readonly Block[] {
  const isEnd = (block: Block) => block.kind === "break" || (form !== "bold" && block.kind !== "item");
  const end = between.findIndex(isEnd);
  return end < 0 ? between : between.slice(0, end);
}

function lineTask({ form, head, box, text, textSpan, line, endLine }: TaskLine, children: readonly Block[]): LineTask {
  const last = children.at(-1);
  const block: TaskBlock = {
    kind: "paragraph",
    box,
    text,
    textSpan,
    line,
    endLine: last && "endLine" in last ? last.endLine : endLine,
    span: { start: textSpan.start, end: last?.span.end ?? textSpan.end },
    children,
  };
  return { form, block, head };
}
