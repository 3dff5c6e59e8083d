import { type Document, isMap, isSeq, type LineCounter, type Node } from "yaml";

/** Where something stands in a file; both from 1, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Tells where the key or list item at the end of a path stands; null where it is not written. */
export type KeyPositions = (at: readonly PropertyKey[]) => Position | null;

/** The positions of the keys of a document. Each look-up costs what the maps on its way hold. */
export function keyPositions(document: Document, lines: LineCounter): KeyPositions {
  return (at) => {
    const offset = offsetOf(document, at.map(String));
    return offset === null ? null : positionOf(lines, offset);
  };
}

export function positionOf(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
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
