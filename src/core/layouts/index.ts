import type { Layout } from "./layout.ts";
import { platformKit } from "./platform-kit.ts";
import { specKit } from "./spec-kit.ts";

/** All layouts; the first one that recognises a directory has it. */
export const layouts: readonly Layout[] = [specKit, platformKit];

/** The layout of that id, or null. */
export function findLayout(id: string): Layout | null {
  return layouts.find((layout) => layout.id === id) ?? null;
}
