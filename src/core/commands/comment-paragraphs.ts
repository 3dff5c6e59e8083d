/** Where the reading of a comment stands between two lines. */
type Position =
  | { readonly inside: "text" }
  /** `container` is the column at which the list item around the fence begins, 0 outside lists. */
  | { readonly inside: "fence"; readonly mark: string; readonly length: number; readonly container: number }
  /** Ends at a line that holds one of the texts; with none, at a blank line; null for HTML that is over on its own line. */
  | { readonly inside: "html"; readonly ends: readonly string[] | null }
  /** Quotes with their lazy continuation, tables and link definitions: whatever goes on until a blank line. */
  | { readonly inside: "block" };

const TEXT: Position = { inside: "text" };
const BLOCK: Position = { inside: "block" };

/**
 * The paragraphs of a comment, line by line: what its author says in plain text, without code blocks, quotes, HTML
 * and tables. In doubt a line is left out: a command that was not meant is worse than one that has to be repeated.
 * Linear in the length of the body, unlike a whole Markdown parser.
 */
export function findParagraphs(body: string): readonly (readonly string[])[] {
  const paragraphs: string[][] = [[]];
  let position: Position = TEXT;
  let list = 0;
  for (const line of body.split(/\r\n|\n|\r/)) {
    list = listColumn(line, list);
    position = leaveContainer(position, line);
    const next = step(position, line, list);
    if (position === TEXT && next === TEXT && line.trim() !== "") paragraphs.at(-1)?.push(line);
    else paragraphs.push([]);
    position = next.inside === "html" && next.ends === null ? TEXT : next;
  }
  return paragraphs.filter((lines) => lines.length > 0);
}

/** Column at which the text of the last list item begins; 0 once a line at the left edge has ended the list. */
function listColumn(line: string, before: number): number {
  if (line.trim() === "") return before;
  const text = line.length - stripListMarkers(line).length;
  const indent = indentOf(line);
  if (text > indent) return text;
  return indent === 0 ? 0 : before;
}

/** A fence inside a list item ends with the item, closed or not. */
function leaveContainer(position: Position, line: string): Position {
  if (position.inside !== "fence" || line.trim() === "") return position;
  return indentOf(line) < position.container ? TEXT : position;
}

function step(position: Position, line: string, list: number): Position {
  switch (position.inside) {
    case "fence":
      return closesFence(position, line) ? TEXT : position;
    case "html":
      return endsHtml(position.ends, line) ? TEXT : position;
    case "block":
      return line.trim() === "" ? TEXT : (openFence(line, list) ?? BLOCK);
    case "text":
      return openFence(line, list) ?? openHtml(line) ?? openBlock(line) ?? TEXT;
  }
}

function openFence(line: string, list: number): Position | null {
  const text = stripListMarkers(line);
  const column = line.length - text.length;
  const [, fence, rest] = /^(`{3,}|~{3,})(.*)$/.exec(text) ?? [];
  if (!fence || (fence.startsWith("`") && rest?.includes("`"))) return null;
  if (column >= 4 && list === 0) return null;
  return { inside: "fence", mark: fence.charAt(0), length: fence.length, container: column >= list ? list : 0 };
}

function closesFence({ mark, length, container }: Extract<Position, { inside: "fence" }>, line: string): boolean {
  const text = line.trim();
  return indentOf(line) <= container + 3 && text.length >= length && text === mark.repeat(text.length);
}

const RAW = /^<(?:script|pre|style|textarea)(?=[\s>]|$)/i;
const RAW_ENDS = ["</script>", "</pre>", "</style>", "</textarea>"];

function openHtml(line: string): Position | null {
  const text = stripListMarkers(line);
  if (!text.startsWith("<")) return null;
  const ends = findEnds(text);
  if (ends === null) return null;
  return { inside: "html", ends: ends.length > 0 && endsHtml(ends, text.slice(1)) ? null : ends };
}

function findEnds(text: string): readonly string[] | null {
  if (text.startsWith("<!--")) return ["-->"];
  if (text.startsWith("<?")) return ["?>"];
  if (text.startsWith("<![CDATA[")) return ["]]>"];
  if (/^<![a-z]/i.test(text)) return [">"];
  if (RAW.test(text)) return RAW_ENDS;
  return /^<\/?[a-z][a-z0-9-]*(?=[\s/>]|$)/i.test(text) ? [] : null;
}

function endsHtml(ends: readonly string[] | null, line: string): boolean {
  if (ends === null) return true;
  if (ends.length === 0) return line.trim() === "";
  const lower = line.toLowerCase();
  return ends.some((end) => lower.includes(end.toLowerCase()));
}

function openBlock(line: string): Position | null {
  const text = stripListMarkers(line);
  const isQuote = text.startsWith(">");
  const isTable = line.includes("|") && line.includes("-") && /^[|:\- \t]+$/.test(line);
  const isDefinition = /^\[[^\]]*\]:/.test(text);
  return isQuote || isTable || isDefinition ? BLOCK : null;
}

function stripListMarkers(line: string): string {
  let text = line.trimStart();
  for (;;) {
    const marker = /^(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(text);
    if (!marker) return text;
    text = text.slice(marker[0].length);
  }
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
