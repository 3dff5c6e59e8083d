const LONGEST_LABEL = 48;

/** Everything that Mermaid, Markdown or HTML could read as more than a letter. */
const SPECIAL = /["#&<>`%\\|{}[\]();@*_~$]/g;

/** A quoted Mermaid label: one line, at most 48 characters, with every special character written as its entity. */
export function mermaidLabel(text: string): string {
  const oneLine = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  return `"${shorten(oneLine).replace(SPECIAL, (character) => `#${character.codePointAt(0)};`)}"`;
}

function shorten(text: string): string {
  // Only what could be kept is split: a title may be a megabyte.
  const characters = Array.from(text.slice(0, LONGEST_LABEL * 2 + 1));
  if (characters.length <= LONGEST_LABEL) return characters.join("");
  return `${characters.slice(0, LONGEST_LABEL - 1).join("")}…`;
}
