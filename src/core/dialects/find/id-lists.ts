import { idAt, splitId } from "../../references/identifiers.ts";
import { readTaskHead, type TaskHead } from "../task-head.ts";
import type { FoundTask } from "./found-task.ts";
import { isOtherId } from "./other-ids.ts";

/** What one box says of several tasks. */
interface ListedIds {
  readonly ids: readonly string[];
  readonly head: TaskHead;
}

const MOST_IDS = 40;
const WRAPPER = /^[*_`]{1,3}/;
/** A comma, or a sign between ids that are long enough to be nothing else. */
const JOINT = /^(?:,[ \t]?(?:and[ \t]|&[ \t])?|[ \t]?[/+&][ \t]?|[ \t]and[ \t])/;
/** Behind an id of its own, a title does not begin so. */
const GOES_ON = /^(?:[&+]|and\b)/;
const LONG = /\d{2}$/;
/** What stands behind the last id: its title, or what closes its emphasis. */
const END = /^(?:[*_`]{1,3})?(?::[*_`]{0,3})?(?:[ \t]+(?:[–—-][ \t]+)?|$)/;

/**
 * The ids of `T010, T011 and T012 Write the parsers`, where they are of one kind and stand in front of a box's text;
 * null where there is one or none. Of numbers with dots only those of one whole are a list; `FR-001, FR-002` and
 * `H264, H265` are what the task is about.
 */
export function readIdList({ block, head }: FoundTask): ListedIds | null {
  if (block.kind !== "item" || block.box === null) return null;
  if (head.id !== null && !GOES_ON.test(head.title)) return null;
  const wrapper = WRAPPER.exec(block.text)?.[0] ?? "";
  const text = block.text.slice(wrapper.length);
  const first = idAt(text, 0);
  if (first === null || isOtherId(first)) return null;
  const ids = [first];
  let at = first.length;
  while (ids.length < MOST_IDS) {
    const joint = JOINT.exec(text.slice(at, at + 8))?.[0];
    const next = joint === undefined ? null : idAt(text, at + joint.length);
    if (joint === undefined || next === null || !isLike(next, first, joint)) break;
    ids.push(next);
    at += joint.length + next.length;
  }
  if (ids.length < 2 || !END.test(text.slice(at))) return null;
  const alone = readTaskHead(wrapper + first + text.slice(at));
  return alone.id === first ? { ids: [...new Set(ids)], head: alone } : null;
}

function isLike(id: string, first: string, joint: string): boolean {
  if (!joint.startsWith(",") && !(LONG.test(id) && LONG.test(first))) return false;
  const kindOf = (one: string) => (/^\d/.test(one) ? splitId(one).prefix : (/^\D*/.exec(one)?.[0] ?? ""));
  return kindOf(id) === kindOf(first);
}
