import { linesOf } from "./lines.ts";
import type { OtherBlock } from "./markdown-document.ts";

/**
 * The YAML front matter at the beginning of a text, or null. It must begin with a key: a document that opens with a
 * thematic break has no front matter, and its content must not be swallowed up to the next break.
 */
export function readFrontMatter(text: string): OtherBlock | null {
  if (!/^---[ \t]*(?:\r|\n)/.test(text)) return null;
  let hasKey = false;
  for (const { start, end, number } of linesOf(text)) {
    const line = text.slice(start, Math.min(end, start + 80)).trimEnd();
    if (number === 1 || line === "") continue;
    if (line === "---" || line === "...") return hasKey ? frontMatter(text, end, number) : null;
    if (!hasKey && !/^["']?[\w.-]+["']?\s*:/.test(line) && !line.startsWith("#")) return null;
    if (!line.startsWith("#")) hasKey = true;
  }
  return null;
}

function frontMatter(text: string, end: number, endLine: number): OtherBlock {
  return { kind: "front-matter", text: text.slice(0, end), line: 1, endLine, span: { start: 0, end } };
}
