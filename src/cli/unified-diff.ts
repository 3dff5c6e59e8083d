import { createTwoFilesPatch } from "diff";

/** So long may the search for the shortest difference take; beyond it the whole file is shown as replaced. */
const MOST_MILLISECONDS = 2_000;

/**
 * A change of one document as `git apply` takes it: line ends and a missing last one are kept. Bytes near it that are no
 * UTF-8 are shown as U+FFFD, and git then refuses the diff rather than change them.
 */
export function unifiedDiff(path: string, before: Uint8Array, after: Uint8Array): string {
  const [old, fresh] = [before, after].map((bytes) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, old ?? "", fresh ?? "", "", "", {
    context: 3,
    timeout: MOST_MILLISECONDS,
  });
  const text = patch ?? whole(path, old ?? "", fresh ?? "");
  return text.replace(/^=+\n/, "").replace(/^(---|\+\+\+) ([^\t\n]*)\t$/gm, "$1 $2");
}

function whole(path: string, old: string, fresh: string): string {
  const [removed, added] = [linesOf(old), linesOf(fresh)];
  const head = `--- a/${path}\n+++ b/${path}\n@@ -1,${removed.length} +1,${added.length} @@\n`;
  return head + removed.map((line) => `-${line}`).join("") + added.map((line) => `+${line}`).join("");
}

function linesOf(text: string): string[] {
  return (
    text
      .match(/[^\n]*\n|[^\n]+$/g)
      ?.map((line) => (line.endsWith("\n") ? line : `${line}\n\\ No newline at end of file\n`)) ?? []
  );
}
