/** What the bytes 80 to FF mean in Mac Roman (Unicode consortium, ROMAN.TXT). */
const MAC_ROMAN =
  "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/** The text as it looks after its UTF-8 was read as Mac Roman and saved. */
export function garbled(text: string): string {
  return text.replace(/[^\0-\u007f]+/g, (run) =>
    [...Buffer.from(run, "utf8")].map((byte) => MAC_ROMAN[byte - 0x80] ?? "").join(""),
  );
}
