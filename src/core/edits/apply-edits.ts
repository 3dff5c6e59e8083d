import type { ByteEdit } from "./edit.ts";

/**
 * The bytes after all edits, which must not overlap. Null when the old bytes of any edit are not
 * where it says: the file is then not the one that the edits were planned on.
 */
export function applyEdits(bytes: Uint8Array, edits: readonly ByteEdit[]): Uint8Array | null {
  const ordered = edits.toSorted((a, b) => a.byteStart - b.byteStart);
  if (!ordered.every((edit) => holds(bytes, edit))) return null;
  const growth = ordered.reduce((sum, edit) => sum + edit.newBytes.length - edit.oldBytes.length, 0);
  const after = new Uint8Array(bytes.length + growth);
  let read = 0;
  let written = 0;
  for (const { byteStart, oldBytes, newBytes } of ordered) {
    if (byteStart < read) return null;
    after.set(bytes.subarray(read, byteStart), written);
    written += byteStart - read;
    after.set(newBytes, written);
    written += newBytes.length;
    read = byteStart + oldBytes.length;
  }
  after.set(bytes.subarray(read), written);
  return after;
}

function holds(bytes: Uint8Array, edit: ByteEdit): boolean {
  return edit.oldBytes.every((byte, index) => bytes[edit.byteStart + index] === byte);
}
