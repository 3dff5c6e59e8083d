import { z } from "zod";
import { fileName } from "../file-name.ts";
import { defineRule } from "../rule.ts";

const OPEN = "<frozen-after-approval";
const CLOSE = "</frozen-after-approval>";

export const frozenSectionChanged = defineRule({
  id: "scope/frozen-section-changed",
  input: "document",
  summary: "Disallow changes of what a story froze after its approval",
  rationale: "Somebody approved that text, and the work that follows rests on it.",
  level: "off",
  nursery: { level: "error", because: "it speaks of changes alone, and has been seen on too few pull requests" },
  options: z.strictObject({}),
  messages: {
    changed:
      "The block that {document} froze after approval says something else than before, so what was approved is no longer what is built. Ask whoever approved it to do so again, or restore it.",
    removed:
      "{document} had a block that was frozen after approval, and has none any more, so nobody sees what was approved. Restore it, or ask whoever approved it.",
  },
  guard: "Spaces and line ends do not count, and a block that is new is none that was approved.",
  examples: [
    {
      name: "Another intent under an approved heading",
      kind: "invalid",
      files: { "docs/implementation-artifacts/1-2-cart.md": story("Keep it for a month.") },
      base: { "docs/implementation-artifacts/1-2-cart.md": story("Keep it for a day.") },
      reports: [
        "3: The block that 1-2-cart.md froze after approval says something else than before, so what was approved is no longer what is built. Ask whoever approved it to do so again, or restore it.",
      ],
      looked: "1/1",
    },
    {
      name: "An approved block that is gone",
      kind: "invalid",
      files: { "docs/implementation-artifacts/1-2-cart.md": "# Cart\n\n## Tasks / Subtasks\n\n- [ ] Keep it\n" },
      base: { "docs/implementation-artifacts/1-2-cart.md": story("Keep it for a day.") },
      reports: [
        "1: 1-2-cart.md had a block that was frozen after approval, and has none any more, so nobody sees what was approved. Restore it, or ask whoever approved it.",
      ],
    },
    {
      name: "A tick below it",
      kind: "valid",
      files: { "docs/implementation-artifacts/1-2-cart.md": story("Keep it.").replace("[ ]", "[x]") },
      base: { "docs/implementation-artifacts/1-2-cart.md": story("Keep it.") },
      reports: [],
    },
    {
      name: "Other line ends, and a block that is new",
      kind: "false-positive",
      files: {
        "docs/implementation-artifacts/1-2-cart.md": story("Keep it\nfor a day."),
        "docs/implementation-artifacts/1-3-pay.md": story("Pay."),
      },
      base: {
        "docs/implementation-artifacts/1-2-cart.md": story("Keep it  for a day."),
        "docs/implementation-artifacts/1-3-pay.md": "# Pay\n\n## Tasks / Subtasks\n\n- [ ] Keep it\n",
      },
      reports: [],
    },
  ],

  *check({ document, base }) {
    const { path } = document.file;
    const earlier = base()?.documents.find(({ file }) => file.path === path);
    const before = earlier ? blockIn(earlier.source.text) : null;
    yield { examined: before === null ? 0 : 1, of: before === null ? 0 : 1, unit: "frozen blocks" };
    if (before === null) return;
    const now = blockIn(document.source.text);
    const values = { document: fileName(path) };
    if (now === null) yield { message: "removed", values, at: { path, line: 1, endLine: 1 }, key: "removed" };
    else if (now.words !== before.words) {
      yield { message: "changed", values, at: { path, line: now.line, endLine: now.line }, key: "changed" };
    }
  },
});

/** The frozen block with the line that it opens on; null where there is none. */
function blockIn(text: string): { readonly words: string; readonly line: number } | null {
  const start = text.indexOf(OPEN);
  const end = start < 0 ? -1 : text.indexOf(CLOSE, start);
  if (end < 0) return null;
  const line = text.slice(0, start).split(/\r\n|\r|\n/).length;
  return {
    words: text
      .slice(text.indexOf(">", start) + 1, end)
      .split(/\s+/)
      .join(" ")
      .trim(),
    line,
  };
}

function story(intent: string): string {
  return `# Cart\n\n<frozen-after-approval>\n\n## Intent\n\n${intent}\n\n</frozen-after-approval>\n\n## Tasks / Subtasks\n\n- [ ] Keep it\n`;
}
