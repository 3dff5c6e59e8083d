/** Invisible and effectless: what mention, reference and link filters of GitHub do not read across. */
const BREAK = "\u200b";

/** Longer texts are cut before they are made neutral: no report needs more of one title or message. */
const LONGEST = 1000;

/**
 * Untrusted text as Markdown prose on one line: it mentions nobody, links to nothing, references and closes no issue,
 * holds no HTML, formats nothing, and neither ends the table cell or list item it stands in nor begins another block.
 * `&#64;` would not do for mentions: GitHub decodes entities before it looks for them.
 */
export function neutralText(text: string, maxLength: number = LONGEST): string {
  return breakLineStart(escapeMarkdown(breakLinks(shorten(plainText(text), maxLength))));
}

/** Like `neutralText`, but `code` between single backticks stays code: for our own messages with foreign words in them. */
export function neutralMessage(text: string, maxLength: number = LONGEST): string {
  const parts = shorten(plainText(text), maxLength).split("`");
  const last = parts.length % 2 === 0 ? parts.length - 1 : parts.length;
  const rendered = parts.slice(0, last).map((part, index) => (index % 2 === 1 ? codePart(part) : prosePart(part)));
  return breakLineStart(rendered.join("") + (last < parts.length ? prosePart(`\`${parts[last] ?? ""}`) : ""));
}

/**
 * Untrusted text as inline code, where GitHub looks for neither mentions nor references. The fence is longer than any
 * run of backticks inside. A pipe would end a table cell even in there, and `]:` the label of a definition, where the
 * code stands in a link at the start of a line: such text becomes an HTML element; some parsers look for links in its
 * text, entities decoded, so those are broken there.
 */
export function codeSpan(text: string, maxLength: number = LONGEST): string {
  const plain = shorten(plainText(text), maxLength);
  if (plain.trim() === "") return "(empty)";
  if (ENDS_EARLY.test(plain)) return `<code>${escapeEverything(breakLinks(plain))}</code>`;
  const fence = "`".repeat(longestRun(plain) + 1);
  const pad = plain.startsWith("`") || plain.endsWith("`") || (plain.startsWith(" ") && plain.endsWith(" ")) ? " " : "";
  return fence + pad + plain + pad + fence;
}

/** Blocks are found before code spans: GFM, tables and link reference definitions. */
const ENDS_EARLY = /\||\]:/;

/**
 * The text on one line without control, zero-width and direction-changing characters: for places that GitHub shows
 * as plain text (check titles, annotations, commit messages).
 */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, " ")
    .replace(INVISIBLE, "")
    .trim();
}

/** Controls, soft hyphen, zero-width characters, direction marks and overrides, annotation and tag characters. */
const INVISIBLE =
  /\p{Cc}|\p{Cf}|\u034f|\u115f|\u1160|\u17b4|\u17b5|[\u180b-\u180f]|\u3164|\uffa0|[\u{e0100}-\u{e01ef}]/gu;

/** At most `maxLength` code points, the last of them an ellipsis where something was left out. */
export function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const points = Array.from(text.slice(0, (maxLength + 1) * 2));
  return points.length <= maxLength
    ? text
    : `${points
        .slice(0, maxLength - 1)
        .join("")
        .trimEnd()}…`;
}

/** A fence for a code block that nothing in `content` can close. */
export function blockFence(content: string): string {
  return "`".repeat(Math.max(3, longestRun(content) + 1));
}

function codePart(part: string): string {
  return part.trim() === "" ? escapeMarkdown(`\`${part}\``) : codeSpan(part);
}

function prosePart(part: string): string {
  return escapeMarkdown(breakLinks(part));
}

function breakLinks(text: string): string {
  return text
    .replace(/@/g, `@${BREAK}`)
    .replace(/#(?=[0-9])/g, `#${BREAK}`)
    .replace(/gh-(?=[0-9])/gi, (match) => match + BREAK)
    .replace(/:(?=\/\/)/g, `:${BREAK}`)
    .replace(/www(?=\.)/gi, (match) => match + BREAK)
    .replace(/[0-9a-f]{7,}/gi, (match) => match.replace(/.{6}(?=.)/g, (part) => part + BREAK));
}

/** The characters that mean something to Markdown or HTML, as entities, which never do. */
function escapeMarkdown(text: string): string {
  return text.replace(/[&<>`*_~[\]\\|!]/g, entity);
}

function escapeEverything(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, entity);
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** What would begin a heading, a quote, a list, a rule or a slash-command at the start of a line. */
function breakLineStart(text: string): string {
  return /^(?:[#+=:/-]|[0-9]{1,9}[.)])/.test(text) ? BREAK + text : text;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
