/** What the bytes 80 to FF mean in Mac Roman (Unicode consortium, ROMAN.TXT). */
const MAC_ROMAN =
  "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/** The same for Windows-1252, as browsers read it. */
const WINDOWS = new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 0x80 }, (_, at) => 0x80 + at));

export const WRONG_ENCODINGS = { "Mac Roman": MAC_ROMAN, "Windows-1252": WINDOWS } as const;

/** The text as it looks after its UTF-8 was read in a wrong encoding and saved. */
export function garbled(text: string, encoding: keyof typeof WRONG_ENCODINGS): string {
  return text.replace(/[^\0-\u007f]+/g, (run) =>
    [...Buffer.from(run, "utf8")].map((byte) => WRONG_ENCODINGS[encoding][byte - 0x80] ?? "").join(""),
  );
}
