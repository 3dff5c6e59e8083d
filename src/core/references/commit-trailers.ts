/** More of a message is prose. */
const LONGEST_MESSAGE = 8_000;

const TRAILER = /^[A-Za-z][A-Za-z0-9-]{0,40}[ \t]*:[ \t]*\S/;
const CONTINUED = /^[ \t]+\S/;

/**
 * The trailers of a commit message, `Token: value`, one string each: the last paragraphs, as far as they hold nothing
 * else. There may be several, since tools add `Co-authored-by` below a blank line. The subject is never one. Linear.
 */
export function readTrailers(message: string): readonly string[] {
  const text = message.slice(-LONGEST_MESSAGE).replace(/\r\n?/g, "\n");
  const paragraphs = text
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.split("\n").filter((line) => line.trim() !== ""))
    .filter((lines) => lines.length > 0);
  const body = message.length > LONGEST_MESSAGE ? paragraphs : paragraphs.slice(1);
  const first = body.findLastIndex((lines) => !isTrailers(lines)) + 1;
  return body.slice(first).flatMap((lines) => lines.filter((line) => TRAILER.test(line)));
}

function isTrailers(lines: readonly string[]): boolean {
  return lines.every((line, at) => TRAILER.test(line) || (at > 0 && CONTINUED.test(line)));
}
