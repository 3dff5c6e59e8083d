/** A fence opens or closes; its closing mark is at least as long. */
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/**
 * The lines of a comment or description that its author says in plain text: without HTML comments, code blocks and
 * quotes. Linear; for what people write on GitHub, not for documents.
 */
export function visibleLines(text: string): string[] {
  const lines: string[] = [];
  let fence: string | null = null;
  let afterBlank = true;
  for (const line of withoutComments(text).split(/\r\n|\r|\n/)) {
    const mark = FENCE.exec(line)?.[1] ?? null;
    const isIndentedCode: boolean = afterBlank && /^(?: {4}|\t)/.test(line);
    if (fence !== null) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = null;
    } else if (mark !== null) fence = mark;
    else if (!/^ {0,3}>/.test(line) && !isIndentedCode) lines.push(line);
    afterBlank = line.trim() === "" || (afterBlank && isIndentedCode);
  }
  return lines;
}

/** An unclosed comment hides the rest, as on GitHub. */
function withoutComments(text: string): string {
  let visible = "";
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf("<!--", at);
    if (open < 0) return visible + text.slice(at);
    visible += text.slice(at, open);
    const close = text.indexOf("-->", open + 4);
    if (close < 0) return visible;
    at = close + 3;
  }
  return visible;
}
