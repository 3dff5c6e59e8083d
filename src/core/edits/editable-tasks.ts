import type { TaskList } from "../bundle/task-list.ts";
import { dialects } from "../dialects/index.ts";
import type { MarkdownDocument } from "../markdown/markdown-document.ts";
import type { SourceText } from "../markdown/source-text.ts";
import { readLegend } from "../statuses/legend.ts";
import { readBox } from "../statuses/read-status.ts";
import type { Status } from "../statuses/status.ts";
import { type LegendTexts, readLegendTexts } from "./legend-texts.ts";
import type { EditOptions, ParsedTasks } from "./parsed-tasks.ts";

/** A parsed tasks document with what its status fields and its boxes may hold. */
export interface EditableTasks {
  readonly source: SourceText;
  readonly document: MarkdownDocument;
  readonly list: TaskList;
  readonly legend: LegendTexts;
  /** The characters that mean a status between brackets here, the most usual first. */
  boxesFor(status: Status): readonly string[];
}

/** What people put between brackets; which of them this document understands is another question. */
const USUAL_BOXES = [" ", "x", "X", "~", "/", "-", "!", ">"];

export function readEditableTasks({ document, list }: ParsedTasks, { markers = {} }: EditOptions): EditableTasks {
  const boxes = findBoxes(document, list, markers);
  const boxesFor = (status: Status) => boxes.filter(([, means]) => means === status).map(([box]) => box);
  return { source: document.source, document, list, legend: readLegendTexts(document), boxesFor };
}

/** Every box that may be written, with its meaning: the repository's own and the legend's stand before the usual ones. */
function findBoxes(
  document: MarkdownDocument,
  { dialect }: TaskList,
  config: NonNullable<EditOptions["markers"]>,
): readonly (readonly [string, Status])[] {
  const legend = readLegend(document);
  const marks = dialects.find(({ id }) => id === dialect)?.marks ?? {};
  const known = { ...legend, boxes: new Map([...Object.entries(marks), ...legend.boxes]) };
  const authority = { config, legend: known, path: document.source.path };
  const own = [...Object.keys(config).filter((box) => [...box].length === 1), ...known.boxes.keys()];
  return [...new Set([...own, ...USUAL_BOXES])].map((box) => [box, readBox(box, "", authority)]);
}
