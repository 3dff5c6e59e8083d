import type { Task } from "../bundle/task.ts";
import type { ParseNotice } from "../bundle/task-list.ts";
import { finderInBlocks } from "../markdown/document-parts.ts";
import type { Block, CodeBlock, MarkdownDocument } from "../markdown/markdown-document.ts";
import type { TaskBlock } from "./task-block.ts";

/** What a reader of the document must know: fences that swallow the rest, marks of unknown meaning, broken bytes. */
export function documentNotices(document: MarkdownDocument, tasks: readonly Task[]): ParseNotice[] {
  const { source, refused } = document;
  const whole = (line: number) => ({ path: source.path, line, endLine: line });
  const refusal = refused ? [{ kind: "guard" as const, detail: refused.reason, at: whole(refused.line) }] : [];
  return [...refusal, ...encodingNotices(document), ...openFences(document), ...unknownMarks(tasks)];
}

/** Too many boxes that stand for ranges of ids: from this one on, each is one task. */
export function rangeNotices(unexpanded: TaskBlock | null, { source }: MarkdownDocument): ParseNotice[] {
  if (unexpanded === null) return [];
  const { line } = unexpanded;
  const detail = "too many boxes stand for ranges of ids; from here on only the first id of each was read";
  return [{ kind: "guard", detail, at: { path: source.path, line, endLine: line } }];
}

/** Inside of an item, a fence ends with it: such a one hides work only where boxes stand in it. */
const BOX = /^[ \t]*[-*+][ \t]+\[[^\]\n]\][ \t]/m;

function openFences(document: MarkdownDocument): ParseNotice[] {
  return openCodeIn(document).map(({ line, endLine }) => ({
    kind: "unclosed-fence",
    detail: `the code block that opens on line ${line} never closes and hides everything up to line ${endLine}`,
    at: { path: document.source.path, line, endLine },
  }));
}

const openCodeIn = finderInBlocks((block) => openCodeOf(block, false));

function openCodeOf(block: Block, isInItem: boolean): readonly CodeBlock[] {
  if (block.kind === "item") return block.children.flatMap((child) => openCodeOf(child, true));
  return block.kind === "code" && !block.closed && (!isInItem || BOX.test(block.text)) ? [block] : [];
}

function unknownMarks(tasks: readonly Task[]): ParseNotice[] {
  const notices: ParseNotice[] = [];
  for (const { id, marks } of tasks) {
    for (const { kind, written, status, at } of marks) {
      if (status !== "unknown") continue;
      const mark = kind === "box" ? `[${written}]` : `"${written}"`;
      notices.push({ kind: "unknown-status-mark", detail: `${mark} of ${id} has no known meaning`, at });
    }
  }
  return notices;
}

function encodingNotices({ source }: MarkdownDocument): ParseNotice[] {
  const notices: ParseNotice[] = [];
  const add = (offset: number, detail: string) => {
    const line = source.lineAt(offset);
    notices.push({ kind: "encoding", detail, at: { path: source.path, line, endLine: line } });
  };
  const nul = source.text.indexOf("\0");
  if (nul >= 0) add(nul, "the document holds NUL bytes");
  const broken = firstBroken(source);
  if (broken !== null) add(broken, "the document is not valid UTF-8");
  return notices;
}

/** U+FFFD may be written on purpose; on a line of broken bytes there is no way back to them. */
function firstBroken({ text, byteOffset }: MarkdownDocument["source"]): number | null {
  const at = text.indexOf("\ufffd");
  return at >= 0 && byteOffset(at) === null ? at : null;
}
