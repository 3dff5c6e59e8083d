/** Remarks of templates behind a heading: `*(mandatory)*`, `*(include if the feature involves data)*`. */
const REMARK = /\*{0,2}\((?:mandatory|required|optional|include|if|when|only)[^()\n]{0,120}\)\*{0,2}/gi;
/** `1.`, `2.1`, `3)`, `IV.`, `Section 3 -`. */
const NUMBERING =
  /^(?:section\s{1,3}\d{1,3}\s{0,3}[-–—:.]?\s{0,3}|[ivxlc]{1,5}[.)]\s{1,3}|\d{1,3}(?:\.\d{1,3}){0,3}[.)]?\s{1,3})/i;

/**
 * A heading as headings are compared: without remarks, markup, emoji, numbering and trailing colon, in lower case.
 * Reads its first 300 characters.
 */
export function headingName(text: string): string {
  return text
    .slice(0, 300)
    .replace(REMARK, " ")
    .replace(/[*_`~]|\p{Extended_Pictographic}|\uFE0F|\u200D/gu, "")
    .trim()
    .replace(NUMBERING, "")
    .replace(/&/g, " and ")
    .replace(/\s+/g, " ")
    .replace(/\s*[:：]\s*$/, "")
    .trim()
    .toLowerCase();
}
