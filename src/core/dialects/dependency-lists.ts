import type { Block, ItemBlock, ParagraphBlock } from "../markdown/markdown-document.ts";
import type { Place } from "../markdown/place.ts";
import type { Expression, Reference } from "../references/expression.ts";
import { type ExpressionContext, isNothing, parseExpression } from "../references/parse-expression.ts";
import { fieldRole, isNoOrder } from "./field-keys.ts";
import { findInlineDependencies, lineBreaks } from "./inline-dependencies.ts";

/** What stands in lists of dependencies, and the blocks that have been read for it. */
export interface ListedDependencies {
  readonly expressions: readonly Expression[];
  readonly read: ReadonlySet<Block>;
}

/** A list that is open: below a heading, with its depth, or right after a label such as `**Depends on**:`. */
interface OpenList {
  readonly direction: Expression["direction"];
  readonly depth: number | null;
}

const LABEL = /^[*_]{0,3}([A-Za-z][A-Za-z \t]{0,38}?)[ \t]*[:：]?[ \t]*[*_]{0,3}[:：]?[ \t]*$/;

/** `**No conflicts with**: T004` in such a list. */
const LABELLED = /^[*_]{1,3}([A-Za-z][A-Za-z \t]{0,38}?)[*_]{0,3}[:：]/;

/** Reads what stands below a heading or label `Dependencies` inside a task or a phase, block by block. */
export function listedDependencies(
  blocks: readonly Block[],
  path: string,
  context: ExpressionContext,
): ListedDependencies {
  const expressions: Expression[] = [];
  const read = new Set<Block>();
  let open: OpenList | null = null;
  for (const block of blocks) {
    open = listAfter(block, open);
    if (open === null || (block.kind !== "item" && block.kind !== "paragraph")) continue;
    const found = expressionsOf(block, open, path, context);
    if (found === null) continue;
    read.add(block);
    expressions.push(...found);
  }
  return { expressions, read };
}

/** The list that is open once a block has been seen. */
function listAfter(block: Block, open: OpenList | null): OpenList | null {
  if (block.kind === "heading") {
    const direction = directionOfLabel(block.text);
    if (direction !== null) return { direction, depth: block.depth };
    return open?.depth != null && block.depth > open.depth ? open : null;
  }
  if (block.kind === "paragraph") {
    const direction = isLabel(block.text) ? directionOfLabel(block.text) : null;
    if (direction !== null) return { direction, depth: null };
  }
  return block.kind === "item" || open?.depth != null ? open : null;
}

function isLabel(text: string): boolean {
  return text.length < 60 && /[:：][*_]{0,3}[ \t]*$/.test(text);
}

function directionOfLabel(text: string): Expression["direction"] | null {
  if (text.length > 60) return null;
  const role = fieldRole((LABEL.exec(text.trim())?.[1] ?? "").trim().toLowerCase());
  return role === "waits" || role === "blocks" ? role : null;
}

/** Null for a block that says nothing about dependencies. */
function expressionsOf(
  block: ItemBlock | ParagraphBlock,
  open: OpenList,
  path: string,
  context: ExpressionContext,
): readonly Expression[] | null {
  if (isLabel(block.text) && directionOfLabel(block.text) !== null) return null;
  if (block.kind === "item" && block.box !== null) return null;
  if (isNoOrder((LABELLED.exec(block.text)?.[1] ?? "").toLowerCase())) return [];
  const onLine = (line: number): Place => ({ path, line, endLine: line });
  const said = findInlineDependencies(block.text, context);
  if (said.length > 0)
    return said.map(({ text, start, direction, references }): Expression => {
      const at = onLine(block.line + lineBreaks(block.text, start));
      return { source: "field", text, at, direction, references };
    });
  // A sentence about other tasks says nothing of the one whose list it stands in.
  if (context.owner != null && findInlineDependencies(block.text, { ...context, owner: null }).length > 0) return [];
  const references = isNothing(block.text) ? [] : parseExpression(block.text, context);
  const isList = block.kind === "item" || isNothing(block.text) || references.every(isNamed);
  return isList
    ? [{ source: "field", text: block.text, at: onLine(block.line), direction: open.direction, references }]
    : null;
}

/** A paragraph of prose below the heading is a remark. */
function isNamed({ kind }: Reference): boolean {
  return kind !== "prose" && kind !== "external";
}
