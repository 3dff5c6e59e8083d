const encoder = new TextEncoder();

/**
 * The UTF-8 bytes of a text that was decoded from a document, garbled emoji included. Null when the text holds
 * U+FFFD: the bytes behind it are unknown, and copying the replacement character would change them.
 */
export function encodeText(text: string): Uint8Array | null {
  return text.includes("\uFFFD") ? null : encoder.encode(text);
}
