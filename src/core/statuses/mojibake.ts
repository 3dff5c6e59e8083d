/** What the bytes 80 to FF mean in Mac Roman (Unicode consortium, ROMAN.TXT), as one string of 128 characters. */
const MAC_ROMAN =
  "\u00c4\u00c5\u00c7\u00c9\u00d1\u00d6\u00dc\u00e1\u00e0\u00e2\u00e4\u00e3\u00e5\u00e7\u00e9\u00e8" +
  "\u00ea\u00eb\u00ed\u00ec\u00ee\u00ef\u00f1\u00f3\u00f2\u00f4\u00f6\u00f5\u00fa\u00f9\u00fb\u00fc" +
  "\u2020\u00b0\u00a2\u00a3\u00a7\u2022\u00b6\u00df\u00ae\u00a9\u2122\u00b4\u00a8\u2260\u00c6\u00d8" +
  "\u221e\u00b1\u2264\u2265\u00a5\u00b5\u2202\u2211\u220f\u03c0\u222b\u00aa\u00ba\u03a9\u00e6\u00f8" +
  "\u00bf\u00a1\u00ac\u221a\u0192\u2248\u2206\u00ab\u00bb\u2026\u00a0\u00c0\u00c3\u00d5\u0152\u0153" +
  "\u2013\u2014\u201c\u201d\u2018\u2019\u00f7\u25ca\u00ff\u0178\u2044\u20ac\u2039\u203a\ufb01\ufb02" +
  "\u2021\u00b7\u201a\u201e\u2030\u00c2\u00ca\u00c1\u00cb\u00c8\u00cd\u00ce\u00cf\u00cc\u00d3\u00d4" +
  "\uf8ff\u00d2\u00da\u00db\u00d9\u0131\u02c6\u02dc\u00af\u02d8\u02d9\u02da\u00b8\u02dd\u02db\u02c7";

/** The same for Windows code page 1252; its five unassigned bytes stand for themselves. */
const CP1252 =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178" +
  "\u00a0\u00a1\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7\u00a8\u00a9\u00aa\u00ab\u00ac\u00ad\u00ae\u00af" +
  "\u00b0\u00b1\u00b2\u00b3\u00b4\u00b5\u00b6\u00b7\u00b8\u00b9\u00ba\u00bb\u00bc\u00bd\u00be\u00bf" +
  "\u00c0\u00c1\u00c2\u00c3\u00c4\u00c5\u00c6\u00c7\u00c8\u00c9\u00ca\u00cb\u00cc\u00cd\u00ce\u00cf" +
  "\u00d0\u00d1\u00d2\u00d3\u00d4\u00d5\u00d6\u00d7\u00d8\u00d9\u00da\u00db\u00dc\u00dd\u00de\u00df" +
  "\u00e0\u00e1\u00e2\u00e3\u00e4\u00e5\u00e6\u00e7\u00e8\u00e9\u00ea\u00eb\u00ec\u00ed\u00ee\u00ef" +
  "\u00f0\u00f1\u00f2\u00f3\u00f4\u00f5\u00f6\u00f7\u00f8\u00f9\u00fa\u00fb\u00fc\u00fd\u00fe\u00ff";

const FIRST_LEAD = 0xc2;
const TABLES = [MAC_ROMAN, CP1252].map((table) => new Map([...table].map((char, index) => [char, 0x80 + index])));

/** What is no UTF-8 becomes U+FFFD: to look for it costs a fraction of a decoder that throws. */
const decoder = new TextDecoder("utf-8");

/** Accents on nothing, control characters and unassigned code points: nobody wrote that; it was the wrong table. */
const IMPLAUSIBLE = /(?![\ufe0e\ufe0f])[\p{Mn}\p{Cc}\p{Cn}\p{Co}]/u;

/**
 * The text with garbled runs read as they were meant: UTF-8 that somebody decoded as Mac Roman or Windows-1252.
 * For comparison alone; it is never written back. Text that is not garbled comes back unchanged.
 */
export function repairMojibake(text: string): string {
  return text.replace(/[\u0080-\uffff]{2,200}/g, (run) => repairRun(run) ?? run);
}

function repairRun(run: string): string | null {
  for (const table of TABLES) {
    // No character of two bytes or more begins with a lower one.
    if ((table.get(run.charAt(0)) ?? 0) < FIRST_LEAD) continue;
    const bytes = [...run].map((char) => table.get(char));
    const meant = bytes.every((byte) => byte !== undefined) ? decode(Uint8Array.from(bytes)) : null;
    if (meant !== null && !IMPLAUSIBLE.test(meant)) return meant;
  }
  return null;
}

/** Null where the bytes are no UTF-8: then the run means what it says, or another code page knows it. */
function decode(bytes: Uint8Array): string | null {
  const text = decoder.decode(bytes);
  return text.includes("\ufffd") ? null : text;
}
