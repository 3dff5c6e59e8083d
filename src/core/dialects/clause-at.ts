import { GARBLED_DASH, GARBLED_DOT } from "../statuses/garbled-signs.ts";

const MAX_CLAUSE = 300;

/** Up to the next verb, or to the end of the sentence or of the parenthesis that the clause stands in. */
export function clauseAt(text: string, start: number, nextVerb: number): string {
  const end = Math.min(nextVerb, start + MAX_CLAUSE);
  let depth = 0;
  let at = start;
  for (; at < end; at += 1) {
    const char = text.charAt(at);
    if (char === "(" || char === "[") depth += 1;
    else if ((char === ")" || char === "]") && depth > 0) depth -= 1;
    else if (depth === 0 && (/[)\]};|]/.test(char) || isSentenceEnd(text, at))) break;
  }
  return text.slice(start, at).trim();
}

const SENTENCE_END = new RegExp(
  `\\.[*_\`"”)]{0,3}(?:\\s|$)|[ \\t](?:[-–—·]|${GARBLED_DASH}|${GARBLED_DOT})[ \\t]|:[ \\t]`,
  "y",
);

function isSentenceEnd(text: string, at: number): boolean {
  SENTENCE_END.lastIndex = at;
  return SENTENCE_END.test(text);
}
