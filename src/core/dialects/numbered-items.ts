import type { ItemBlock } from "../markdown/markdown-document.ts";

/** Whether an item begins with a number as Kiro and its relatives write it: `1. …`, `1.1 …`, `1.1. …`. */
export function isNumbered({ text }: ItemBlock): boolean {
  return /^\d{1,4}[A-Za-z]?(?:\.\d{1,4}[A-Za-z]?)*\.?[ \t]/.test(text);
}

/** Whether a bullet below an item, or below one of its boxes, begins as asked. */
export function fieldsBelow({ children }: ItemBlock, field: RegExp): boolean {
  return children.some(
    (child) => child.kind === "item" && (field.test(child.text) || (child.box !== null && fieldsBelow(child, field))),
  );
}
