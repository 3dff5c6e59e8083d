/**
 * A 64-bit digest of the text as 16 hexadecimal digits: the same on every machine and in every release, because it is
 * stored on GitHub and compared later. It tells changes apart and keeps nobody out: collisions can be made on purpose,
 * so nothing may be trusted for its digest alone.
 */
export function hashText(text: string): string {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x9e3779b1);
    high = Math.imul(high ^ unit, 0x5f356495);
    low ^= low >>> 15;
    high ^= high >>> 13;
  }
  return hex(mix(low ^ Math.imul(high, 0x27d4eb2f))) + hex(mix(high ^ Math.imul(low, 0x165667b1)));
}

/** Spreads every bit of the state over all bits of the digest. */
function mix(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function hex(word: number): string {
  return word.toString(16).padStart(8, "0");
}
