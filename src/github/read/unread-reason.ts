import { LARGEST_DOCUMENT } from "../../core/snapshot/largest-document.ts";
import type { UnreadFile } from "../../core/snapshot/source-file.ts";

const KINDS: Readonly<Record<string, UnreadFile["reason"]>> = {
  "040000": "directory",
  "120000": "symlink",
  "160000": "submodule",
};

/** Why an entry of a tree is not read as a document, or null where it is. `mode` is octal, as git writes it. */
export function unreadReason(mode: string, size: number | null): UnreadFile["reason"] | null {
  return KINDS[mode] ?? (size !== null && size > LARGEST_DOCUMENT ? "too-large" : null);
}
