import type { ItemBlock } from "../markdown/markdown-document.ts";
import { defineDialect } from "./dialect.ts";

/** Platform kit: `- [ ] **M1.1.1**: …` with `Status:`, `Dependencies:`, `Files:` and acceptance boxes below it. */
export const platformKit = defineDialect({
  id: "platform-kit",
  summary: "Platform kit: - [ ] **M1.1.1**: Title with Status, Dependencies and Files below",
  signal: ({ boxed }) => boxed.filter(({ item }) => isPlatformTask(item)).length,
  commentHeadings: true,
  demandsIds: true,
});

function isPlatformTask({ text, children }: ItemBlock): boolean {
  const id = /^\*\*([A-Z]{1,4}\d{1,3}(?:\.\d{1,3}){0,3})(?:\*\*[ \t]*:|:\*\*)/.exec(text)?.[1];
  if (id === undefined) return false;
  const hasStatus = children.some((child) => child.kind === "item" && /^\**status\**:/i.test(child.text));
  return hasStatus || !/^T\d{3}/.test(id);
}
