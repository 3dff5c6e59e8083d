import fc from "fast-check";

const arrayOf = fc.constantFrom;

const MARKERS = arrayOf(
  "",
  "- ",
  "- ",
  "* ",
  "-  ",
  "+   ",
  "# ",
  "## ",
  "- [ ] ",
  "- [x]",
  "* [~] ",
  "1. ",
  "2. ",
  "1) ",
);
const ODD_MARKERS = arrayOf(
  "-",
  "---",
  "***",
  "_ _ _",
  "1.",
  "2)",
  "|",
  ":-|",
  "[a]:",
  "[b]: c.d/e",
  "[f g]: h\n",
  "[",
  "<",
  "=",
  "\t",
  "-\t",
  "1.\t",
  "#\t",
  "- [\t] ",
  "- [x]\t",
  "*   \t",
);
const TEXTS = arrayOf("a", "b c", "*d* e", "f ", "g  ", "h|i", "`j` k", "[l] m", "é😀", "n - o", "#p", "");
const ODD_TEXTS = arrayOf(
  "q #",
  "- r",
  "[s",
  "t]: u",
  "\\",
  "-",
  "***",
  "    v",
  "\0",
  "&amp;",
  "http://w.x",
  "\u2028",
  "\f",
  "x\ty",
  "z\t",
);
/** Lines of their own that open, go on with, or close something. */
const FENCES = arrayOf("```", "```", "~~~", "````", "```js x", "``` a`b", "~~~ `", "```  ", "``` C\\#&amp;", "``");
const HTML = arrayOf(
  "<!-- a -->",
  "<!--",
  "-->",
  "<!-->",
  "<!---->",
  "b --> c",
  "<div>",
  "</p> d",
  "<hr/>",
  "<i>",
  "<p",
  "<!a>",
);
const ROWS = arrayOf(
  "|a|b|",
  "| c | d",
  "e | f",
  "|",
  "||",
  "| |",
  "|  | g |",
  "h \\| i | j",
  "k \\\\| l|",
  "| m | n |  ",
  "`o|p` |q",
);
const DELIMITERS = arrayOf(
  "|-|-|",
  "| :-: | --- |",
  "--|--",
  "|-|",
  ":-|-",
  "- | -",
  "|--|--|  ",
  "-|-",
  "|",
  ":-",
  "|=|=|",
);

const bullet = fc
  .tuple(
    fc.oneof({ weight: 12, arbitrary: MARKERS }, { weight: 1, arbitrary: ODD_MARKERS }),
    fc.oneof({ weight: 12, arbitrary: TEXTS }, { weight: 1, arbitrary: ODD_TEXTS }),
  )
  .map((parts) => parts.join(""));

const table = fc
  .tuple(ROWS, DELIMITERS, fc.array(ROWS, { maxLength: 2 }))
  .map(([header, delimiter, rows]) => [header, delimiter, ...rows]);
const fence = fc
  .tuple(FENCES, fc.array(bullet, { maxLength: 2 }), FENCES)
  .map(([open, lines, close]) => [open, ...lines, close]);
const comment = fc
  .tuple(HTML, fc.array(bullet, { maxLength: 2 }), HTML)
  .map(([open, lines, close]) => [open, ...lines, close]);

const UNDERLINES = arrayOf("---", "===", "--", "=", "-", "---  ", "-\t", "= =", "- -", "  ==");
/** A few lines that belong together more often than not. */
const run = fc.oneof(
  { weight: 8, arbitrary: fc.array(bullet, { minLength: 1, maxLength: 3 }) },
  { weight: 2, arbitrary: table },
  { weight: 2, arbitrary: fence },
  { weight: 1, arbitrary: comment },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.array(bullet, { minLength: 1, maxLength: 2 }), UNDERLINES)
      .map(([lines, under]) => [...lines, under]),
  },
  { weight: 1, arbitrary: fc.oneof(FENCES, HTML, ROWS, DELIMITERS).map((line) => [line]) },
);

const PREFIXES = arrayOf(
  "",
  "",
  "",
  "",
  " ",
  "  ",
  "  ",
  "    ",
  "> ",
  "> ",
  ">",
  "   > ",
  "> > ",
  ">   ",
  ">> ",
  "  > ",
  "- > ",
  "    > ",
);

/** Runs stand in the same containers, unless a line's own indentation or quote takes it elsewhere. */
const placedRun = fc
  .tuple(PREFIXES, run, fc.array(fc.tuple(fc.nat(5), PREFIXES), { maxLength: 2 }))
  .map(([prefix, lines, changes]) =>
    lines.map((line, at) => `${changes.find(([where]) => where === at)?.[1] ?? prefix}${line}`),
  );

/** Markdown that is mostly plain, in an order that nobody would write. */
export const markdownSoup: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(placedRun, { minLength: 1, maxLength: 5 }),
    arrayOf("\n", "\n", "\n", "\r\n", "\n\n", "\r"),
    arrayOf("", "", "\n", "\n  \n"),
  )
  .map(([runs, lineEnd, end]) => runs.flat().join(lineEnd) + end);
