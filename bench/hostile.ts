import { MAX_MARKERS } from "../src/core/markdown/guard.ts";

/** Lines that cost a Markdown parser the most for their length, each as long as lines of accepted documents must be on average. */
const DENSE: Readonly<Record<string, string>> = {
  "underlined headings": "a parcel depot\n------\n\n",
  "lazy quotes": "> a parcel depot\nits clerk\n\n",
  "quotes in quotes": "> a parcel, depot\n> > its depot, its clerk\n> a clerk\n\n",
  "paragraphs between items": "- a parcel depot\n\nits clerk\n\n",
  "headings between items": "# a parcel depot\n- its clerk\n",
  "tasks in tasks": "- [ ] a parcel\n  - [ ] its depot\n",
  "ordered items": "1. a parcel\n2. its depot\n\n",
  "tables of one row": "| parcel | depot |\n| - | -: |\n\n",
  "fences of one line": "```parcel\nits depot in a line\n```\n\n",
  definitions: "[a parcel]: depot\n\n",
  "tabs and numbers": "1.\t- a parcel and its depot\n\n",
  "quoted tasks": "> - [ ] a parcel, depot\n\n",
  "lists in one line": `${"- ".repeat(MAX_MARKERS)}${"parcel ".repeat(7)}\n\n`,
  "tasks of one id": "- [ ] T001 after T001\n",
};

/** Inline markup that no line ends: the square of their length in parsers that look for the end. */
const ENDLESS = ["a* ", "*a_ ", "[a](", "`a ", "a <!-- "] as const;
const LINE = 8_000;

/** Documents of about this many characters that the guard lets pass, by what they are made of. */
export function hostileDocuments(size: number): ReadonlyMap<string, string> {
  const lines = Object.entries(DENSE).map(([name, line]) => [name, fill(line, size)] as const);
  const inline = ENDLESS.map((part) => [`endless ${part}`, fill(`- [ ] ${fill(part, LINE)}\n\n`, size)] as const);
  return new Map([...lines, ...inline]);
}

function fill(part: string, size: number): string {
  return part.repeat(Math.ceil(size / part.length));
}
