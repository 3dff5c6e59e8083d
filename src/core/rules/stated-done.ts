import { sectionsOf } from "../documents/document-sections.ts";
import { metadataOf } from "../documents/metadata.ts";
import type { MarkdownDocument } from "../markdown/markdown-document.ts";
import { statusOfWords } from "../statuses/status-words.ts";

/** A document's own word that it is done. */
export interface StatedDone {
  readonly text: string;
  readonly line: number;
  /** Whether the document is a story, whose status is that of its tasks. */
  readonly isOfStory: boolean;
}

const LONGEST = 40;

/** The status above the first section, or of a story in a section of that name, where it says done and nothing more. */
export function statedDone(markdown: MarkdownDocument, layout: string): StatedDone | null {
  const isOfStory = layout === "bmad";
  const entry = metadataOf(markdown).find(({ key, part }) => key === "status" && part !== "body");
  const section = isOfStory ? sectionsOf(markdown).find(({ name }) => name === "status") : undefined;
  const first = section?.blocks.find((block) => block.kind === "paragraph");
  const found = entry ?? (first ? { value: first.text.split(/\r\n|\r|\n/, 1)[0] ?? "", line: first.line } : null);
  if (found === null) return null;
  const text = found.value.replace(/[*_`"']/g, "").trim();
  return text.length <= LONGEST && statusOfWords(text) === "done" ? { text, line: found.line, isOfStory } : null;
}
