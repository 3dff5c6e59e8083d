import { z } from "zod";
import { onRequest, renaming, type TextEdit } from "../../fixes/fix.ts";
import { textFix } from "../../fixes/text-fix.ts";
import type { SourceText } from "../../markdown/source-text.ts";
import { repairMojibake } from "../../statuses/mojibake.ts";
import { fileName } from "../file-name.ts";
import { defineRule } from "../rule.ts";

const RUN = /[\u0080-\uffff]{2,200}/g;
/** What people write on purpose and tools garble: emoji, arrows, dashes, quotes, boxes and accented letters do not count. */
const SYMBOL = /[\p{Extended_Pictographic}\u2190-\u21ff\u2010-\u2027\u2200-\u22ff\u2500-\u25ff]/u;
/** Fewer may be meant. */
const LEAST = 3;

export const encodingMojibake = defineRule({
  id: "docs/encoding-mojibake",
  input: "document",
  summary: "Disallow characters that were garbled by a wrong encoding",
  rationale: "Readers see noise where a status, an arrow or a dash should be.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    garbled:
      "{count} {count|character|characters} of {document} {count|is|are} garbled, this one should be {meant}, so readers see noise there. They still work here; save the file as UTF-8 again to fix them.",
  },
  guard: "Only runs that read as symbols through Mac Roman or Windows-1252 count, and only three or more of them.",
  autofix: "The characters are written that were meant, only where the rule is named.",
  examples: [
    {
      name: "Arrows that went through Mac Roman",
      kind: "invalid",
      files: { tasks: "# Tasks\n\nT001 ‚Üí T002 ‚Üí T003 ‚Üí T004\n" },
      reports: [
        "3: 3 characters of tasks.md are garbled, this one should be →, so readers see noise there. They still work here; save the file as UTF-8 again to fix them.",
      ],
      fixed: { tasks: "# Tasks\n\nT001 → T002 → T003 → T004\n" },
      looked: "3/3",
    },
    {
      name: "The characters themselves",
      kind: "valid",
      files: { tasks: "T001 → T002 → T003 → T004 ✅\n" },
      reports: [],
    },
    {
      name: "Words in other languages and typographic quotes",
      kind: "false-positive",
      files: { tasks: "Größe, naïve, „Zitat“, «citation», ‚so‘, 日本語, Ünïcödé\n" },
      reports: [],
    },
  ],

  *check({ document }) {
    yield { examined: 1, of: 1, unit: "documents" };
    const { source } = document;
    const garbled = [...source.text.matchAll(RUN)].flatMap(({ index, 0: run }) => {
      const meant = repairMojibake(run);
      return meant === run || !SYMBOL.test(meant) ? [] : [{ start: index, end: index + run.length, meant }];
    });
    const [first] = garbled;
    if (first === undefined || garbled.length < LEAST) return;
    const { path } = document.file;
    const line = source.lineAt(first.start);
    const values = { count: garbled.length, document: fileName(path), meant: first.meant };
    const fix = onRequest(renaming(textFix(source, "write the characters that were meant", byLine(source, garbled))));
    yield { message: "garbled", values, at: { path, line, endLine: line }, key: "garbled", fix };
  },
});

interface Garbled {
  readonly start: number;
  readonly end: number;
  readonly meant: string;
}

/** One edit for all of a line: to find the bytes of each would read a long line over and over. */
function byLine({ text, lineAt }: SourceText, garbled: readonly Garbled[]): readonly TextEdit[] {
  return [...Map.groupBy(garbled, ({ start }) => lineAt(start)).values()].map((runs) => {
    const [start, end] = [runs[0]?.start ?? 0, runs.at(-1)?.end ?? 0];
    const parts = runs.map((run, at) => run.meant + text.slice(run.end, runs[at + 1]?.start ?? run.end));
    return { span: { start, end }, text: parts.join("") };
  });
}
