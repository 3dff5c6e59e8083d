import { type Document, isMap, isSeq, type LineCounter, type Node } from "yaml";

/** Tells the line, from 1, of the key or list item at the end of a path; null where it is not written. */
export type KeyLines = (at: readonly PropertyKey[]) => number | null;

/** The lines of the keys of a document. Each look-up costs what the maps on its way hold. */
export function keyLines(document: Document, lines: LineCounter): KeyLines {
  return (at) => {
    const offset = offsetOf(document, at.map(String));
    return offset === null ? null : lines.linePos(offset).line;
  };
}

function offsetOf(document: Document, at: readonly string[]): number | null {
  let node: unknown = document.contents;
  let offset: number | null = null;
  for (const key of at) {
    const found = childAt(node, key);
    if (found === null) return null;
    ({ offset, node } = found);
  }
  return offset;
}

function childAt(node: unknown, key: string): { readonly offset: number | null; readonly node: unknown } | null {
  if (isMap(node)) {
    const pair = node.items.find((each) => String(each.key) === key);
    return pair ? { offset: startOf(pair.key), node: pair.value } : null;
  }
  if (!isSeq(node)) return null;
  const item = node.items[Number(key)];
  return item === undefined ? null : { offset: startOf(item), node: item };
}

function startOf(node: unknown): number | null {
  return (node as Node | null)?.range?.[0] ?? null;
}
