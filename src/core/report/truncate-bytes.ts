const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Length of the text in UTF-8: what GitHub counts, and what `String.length` does not tell. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/**
 * The longest beginning of the text that has at most `maxBytes` bytes of UTF-8 and cuts no code point in two, character
 * by character as it was: a half of a pair counts as the sign that is written for it.
 */
export function truncateBytes(text: string, maxBytes: number): string {
  if (text.length * 3 <= maxBytes) return text;
  const bytes = encoder.encode(text);
  if (bytes.length <= maxBytes) return text;
  let end = Math.max(0, Math.floor(maxBytes));
  while (end > 0 && isContinuation(bytes[end])) end -= 1;
  return text.slice(0, decoder.decode(bytes.subarray(0, end)).length);
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
