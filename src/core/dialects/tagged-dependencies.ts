import type { Expression } from "../references/expression.ts";
import { idAt } from "../references/identifiers.ts";
import { type ExpressionContext, parseExpression } from "../references/parse-expression.ts";
import { plainSigns } from "../statuses/garbled-signs.ts";
import type { InlineDependency } from "./inline-dependencies.ts";

/** `[D:T002,T003]`, `[B:T005]`, `{deps: T015}`, `` `needs:T002` ``, `{T004, T000d}`. */
const TAG =
  /[[{`][ \t]*(?:(D|B|deps?|depends(?:[ _-]on)?|dependenc(?:y|ies)|needs|after|requires|blocked[ _-]?by|waits[ _-]for|blocks|unblocks)[ \t]*[:=][ \t]*)?([^\]}`\n[{]{1,200})[\]}`]/g;
/** An id that stands for a task in braces, whoever defines it. */
const A_TASK = /^T-?\d{2,}/;

/** With the offset behind it. */
export type TaggedDependency = InlineDependency & { readonly end: number };

/** Finds dependencies in tags. `[B:…]` says who is waited for, unless the document's legend turns it round. Linear. */
export function findTaggedDependencies(text: string, context: ExpressionContext): TaggedDependency[] {
  if (!/[[{`]/.test(text)) return [];
  return [...text.matchAll(TAG)].flatMap((match): TaggedDependency[] => {
    const [tag, key, value = ""] = match;
    const isTagged = key !== undefined || (tag.startsWith("{") && namesTask(value, context));
    const items = value.split(/[,;&+]/).map((item) => isId(item.trim(), context));
    // Beside an id, and behind a word that asks for one, what is none was meant as one.
    if (!isTagged || !(key === undefined ? items.every(Boolean) : items.some(Boolean))) return [];
    const references = parseExpression(value, context);
    const { index: start } = match;
    const direction = directionOf(key, context);
    return [{ text: value.trim(), start, end: start + tag.length, direction, references }];
  });
}

function directionOf(key: string | undefined, { tagBlocks }: ExpressionContext): Expression["direction"] {
  return key === "blocks" || key === "unblocks" || (key === "B" && tagBlocks === true) ? "blocks" : "waits";
}

/** An id, or a range of ids, and nothing else. */
function isId(item: string, { isDefined }: ExpressionContext): boolean {
  if (isDefined?.(item)) return true;
  const first = idAt(item, 0);
  return (
    first !== null && /^(?:|[ \t]*(?:[-–—]|\.\.\.?)[ \t]*[\w.-]{1,20})$/.test(plainSigns(item.slice(first.length)))
  );
}

function namesTask(value: string, { isDefined }: ExpressionContext): boolean {
  return value.split(/[,;&+]/).some((item) => isDefined?.(item.trim()) === true || A_TASK.test(item.trim()));
}

/** Whether a document's legend says that `[B:T005]` is what a task blocks, not what blocks it. */
export function tagsSayBlocks(text: string): boolean {
  const at = text.indexOf("[B:");
  if (at < 0) return false;
  const legend = /\[B(?::[^\]\n]{0,40})?\]`?[*_]{0,2}`?[ \t]*[:=—–-]+[ \t]*[^\n]{0,40}?\bblock(s|ing|ed)\b/i.exec(
    plainSigns(text),
  );
  return legend !== null && legend[1] !== "ed";
}
