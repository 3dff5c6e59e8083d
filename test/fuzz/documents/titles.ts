import fc from "fast-check";

const FIRST = ["Build", "Add", "Write", "Wire", "Describe", "Move", "Сделать", "実装する", "Überarbeite"];

/** Words that look like ids, paths, marks or markup, and are none of them in the middle of a title. */
const MORE = [
  "the",
  "login",
  "form",
  "`src/app/login.ts`",
  "request/response",
  "10-minute",
  "for",
  "P95",
  "M365/Teams",
  "**bold**",
  "_soft_",
  "🚀",
  "naïve",
  "100%",
  "[docs](https://example.org/a)",
  "a_b_c",
  "/projects/{id}",
  "`[x]`",
  "(v2)",
  "日本語",
  "é",
  "v1.2.3",
  "#42",
  "@ada",
  "2026-03-04",
  "US-east",
  "e.g.",
  "HTTP/2",
  "2FA",
  "<b>",
  "&amp;",
  "T-shirt",
  "phase",
  "P1",
  "A1",
  "- dash",
  "x | y",
  "\\*",
  "50-60%",
];

/** A title of some words; it begins with a letter and says nothing about a status or an order. */
export const titles: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...FIRST), fc.array(fc.constantFrom(...MORE), { maxLength: 5 }))
  .map(([first, more]) => [first, ...more].join(" "));
