/** The document with every line changed and every line end as it was; lines are numbered from 1. */
export function mapLines(document: string, change: (line: string, number: number) => string): string {
  let number = 0;
  return document
    .split(/(\r\n|\r|\n)/)
    .map((part, at, parts) => {
      if (at % 2 === 1) return part;
      number += 1;
      return at === parts.length - 1 && part === "" ? "" : change(part, number);
    })
    .join("");
}

/** The lines of fenced code, the fences included: what stands there is data, and white space may be a part of it. */
export function fencedLines(document: string): ReadonlySet<number> {
  const lines = new Set<number>();
  let open: string | null = null;
  mapLines(document, (line, number) => {
    const fence = /^[ \t>]*(?:[-*+][ \t]+)?(`{3,}|~{3,})/.exec(line)?.[1];
    if (open !== null || fence !== undefined) lines.add(number);
    if (fence === undefined) return line;
    if (open === null) open = fence;
    else if (fence.startsWith(open)) open = null;
    return line;
  });
  return lines;
}
