import type { Code, List, ListItem, Nodes, Parents, Table, TableCell } from "mdast";
import { readItemText } from "./item-text.ts";
import type { Block, CodeBlock, ItemBlock, TableBlock } from "./markdown-document.ts";
import type { Span } from "./place.ts";
import { emptyCell } from "./table-cells.ts";

/** The text that a tree was parsed from and where it begins in the whole document. */
export interface Origin {
  readonly text: string;
  readonly offset: number;
  readonly line: number;
}

interface Extent {
  readonly line: number;
  readonly endLine: number;
  readonly span: Span;
}

/** Blocks of a tree with positions in the whole document: quotes opened up, lists flattened into items. */
export function blocksOf(nodes: readonly Nodes[], origin: Origin, depth = 0): Block[] {
  return nodes.flatMap((node) => blocksOfNode(node, origin, depth));
}

function blocksOfNode(node: Nodes, origin: Origin, depth: number): Block[] {
  const extent = extentOf(node, origin);
  switch (node.type) {
    case "heading":
      return [
        { kind: "heading", depth: node.depth, text: innerText(node, origin), line: extent.line, span: extent.span },
      ];
    case "paragraph":
      return [{ kind: "paragraph", text: slice(origin, extent.span), ...extent }];
    case "blockquote":
      return blocksOf(node.children, origin, depth);
    case "list":
      return itemsOf(node, origin, depth + 1);
    case "code":
      return [codeBlock(node, extent, origin)];
    case "table":
      return [tableBlock(node, extent, origin)];
    case "html":
    case "definition":
      return [{ kind: node.type, text: slice(origin, extent.span), ...extent }];
    case "thematicBreak":
      return [{ kind: "break", text: slice(origin, extent.span), ...extent }];
    default:
      return [];
  }
}

function itemsOf(list: List, origin: Origin, depth: number): ItemBlock[] {
  return list.children.map((item) => itemBlock(item, list.ordered === true, origin, depth));
}

function itemBlock(item: ListItem, ordered: boolean, origin: Origin, depth: number): ItemBlock {
  const extent = extentOf(item, origin);
  const [first, ...rest] = item.children;
  if (first?.type !== "paragraph") {
    const at = extent.span.end;
    const children = blocksOf(item.children, origin, depth);
    return { kind: "item", depth, ordered, box: null, text: "", textSpan: { start: at, end: at }, ...extent, children };
  }
  const said = readItemText(origin.text, item.checked, extentOf(first, origin).span);
  return { kind: "item", depth, ordered, ...said, ...extent, children: blocksOf(rest, origin, depth) };
}

function codeBlock(node: Code, extent: Extent, origin: Origin): CodeBlock {
  const language = node.lang?.split(/\s/, 1)[0]?.toLowerCase() ?? null;
  return { kind: "code", language: language || null, text: node.value, closed: isClosed(extent, origin), ...extent };
}

/** Indented code is always closed; a fence is when its last line is one. */
function isClosed({ span, line, endLine }: Extent, { text }: Origin): boolean {
  const fence = /^(?:`{3,}|~{3,})/.exec(text.slice(span.start, span.start + 200))?.[0];
  if (fence === undefined) return true;
  if (line === endLine) return false;
  const opening = text.slice(lineStart(text, span.start), span.start);
  const last = text.slice(lineStart(text, span.end), span.end);
  const run = last.replace(opening.includes(">") ? /^[\s>]+/ : /^\s+/, "").trimEnd();
  return run.startsWith(fence) && [...run].every((char) => char === fence.charAt(0));
}

function tableBlock(node: Table, extent: Extent, origin: Origin): TableBlock {
  const [header, ...rows] = node.children.map((row) => ({
    cells: row.children.map((cell) => innerText(cell, origin)),
    spans: row.children.map((cell) => cellSpan(cell, origin)),
    line: extentOf(row, origin).line,
  }));
  return { kind: "table", header: header?.cells ?? [], rows, ...extent };
}

/** A cell begins with the pipe before it, and one without text is never the first of a row that begins otherwise. */
function cellSpan(cell: TableCell, origin: Origin): Span {
  return cell.children.length > 0
    ? innerSpan(cell, origin)
    : emptyCell(origin.text, extentOf(cell, origin).span.start + 1);
}

function innerText(node: Parents, origin: Origin): string {
  return slice(origin, innerSpan(node, origin));
}

/** An empty node's content is where the node ends. */
function innerSpan(node: Parents, origin: Origin): Span {
  const [first, last] = [node.children[0], node.children.at(-1)];
  const { end } = extentOf(node, origin).span;
  if (!first || !last) return { start: end, end };
  return { start: extentOf(first, origin).span.start, end: extentOf(last, origin).span.end };
}

function extentOf(node: Nodes, origin: Origin): Extent {
  const start = node.position?.start;
  const end = node.position?.end;
  const span = { start: origin.offset + (start?.offset ?? 0), end: origin.offset + (end?.offset ?? 0) };
  return { line: origin.line + (start?.line ?? 1) - 1, endLine: origin.line + (end?.line ?? 1) - 1, span };
}

function slice({ text }: Origin, { start, end }: Span): string {
  return text.slice(start, end);
}

function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== "\n" && text[at - 1] !== "\r") at -= 1;
  return at;
}
