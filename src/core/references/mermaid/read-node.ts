import type { Cursor } from "./cursor.ts";

/** A node where it is mentioned: its id, and its label where this mention has one. */
export interface NodeMention {
  readonly id: string;
  readonly label: string | null;
}

/** What Mermaid takes as an id: a hyphen belongs to it unless an arrow begins there. */
const ID = /(?:[\p{L}\p{N}_.$#!*+?/\\:']|-(?![->.])|=(?!=))+/uy;
const CLASS = /:::[\w-]+/y;
/** `@{ shape: rect, label: "Setup" }`. */
const PROPERTIES = /@\{([^}\n]{0,400})\}/y;
const PROPERTY_LABEL = /\blabel[ \t]*:[ \t]*"([^"]{0,300})"/;
const QUOTED = /[[({>/\\|]{1,4}[ \t]*"([^"]{0,600})"[ \t]*[\])}/\\|]{0,4}/y;
const OPENERS = "[({";
const CLOSERS = "])}";

/** Authors put a space before the bracket, too. */
const SPACE_BEFORE_SHAPE = /[ \t]+(?=[[({])/y;

/** Reads `T001`, `P1[Phase 1: Setup<br/>first]`, `A("x")`, `B{{y}}:::done`, `C@{ label: "z" }`; null where no node stands, or one that never ends. */
export function readNode(cursor: Cursor): NodeMention | null {
  const match = cursor.take(ID);
  if (!match) return null;
  const [id, styled] = withoutClass(match[0]);
  const label = styled ? null : readLabel(cursor);
  cursor.take(CLASS);
  return label === undefined ? null : { id, label };
}

/** The colons of `A:::done` are read with the id. */
function withoutClass(written: string): readonly [string, boolean] {
  const at = written.indexOf(":::");
  return at > 0 ? [written.slice(0, at), true] : [written, false];
}

/** Null without a label, undefined for one that does not end. */
function readLabel(cursor: Cursor): string | null | undefined {
  cursor.take(SPACE_BEFORE_SHAPE);
  const properties = cursor.take(PROPERTIES);
  if (properties) return PROPERTY_LABEL.exec(properties[1] ?? "")?.[1] ?? null;
  const quoted = cursor.take(QUOTED);
  if (quoted) return quoted[1] ?? "";
  const opener = cursor.peek();
  return /[[({>]/.test(opener) ? readBare(cursor) : null;
}

/** Up to the bracket that closes the first one. */
function readBare(cursor: Cursor): string | undefined {
  const rest = cursor.restOfLine();
  let depth = 0;
  let at = 0;
  for (; at < rest.length; at += 1) {
    if (OPENERS.includes(rest.charAt(at)) || (at === 0 && rest.startsWith(">"))) depth += 1;
    else if (CLOSERS.includes(rest.charAt(at))) depth -= 1;
    if (depth === 0) break;
  }
  if (at === rest.length) return undefined;
  cursor.skip(at + 1);
  return rest.slice(1, at).replace(/^[[({/\\]+|[\])}/\\]+$/g, "");
}

/** A label in plain words, line by line: without HTML, entities and Markdown marks. */
export function labelLines(label: string): string[] {
  const plain = label
    .slice(0, 1_000)
    .split(/<br[ \t]*\/?>|\\n|\r\n|\n/i)
    .map((line) => line.replace(/<[^<>]{0,100}>/g, "").replace(/#quot;|[*_`"]/g, ""));
  return plain.map((line) => line.replace(/\s+/g, " ").trim()).filter((line) => line !== "");
}
