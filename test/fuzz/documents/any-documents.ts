import fc from "fast-check";
import { anyText } from "../../support/any-text.ts";
import { markdownSoup } from "../../support/markdown-soup.ts";
import { dialectGenerators } from "../dialects/index.ts";

export interface AnyDocument {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const PATHS = fc.constantFrom("specs/001-example/tasks.md", ".kiro/specs/example/tasks.md", "tasks.md");

const encode = (text: string) => new TextEncoder().encode(text);

const written = fc.oneof(...dialectGenerators.map(({ documents }) => documents)).map(({ path, text }) => ({
  path,
  bytes: encode(text),
}));

/** What replaces a piece of a document: nothing, noise, or what means something somewhere else. */
const PIECES = fc.oneof(
  fc.uint8Array({ maxLength: 4 }),
  fc
    .constantFrom(
      "\n",
      "\r\n",
      "```\n",
      "<!--",
      "- [ ] ",
      "| ",
      "> ",
      "# ",
      "**",
      "[",
      "T001",
      "Status: ",
      "\t",
      "~~",
      "]",
    )
    .map(encode),
);

/** A document of some dialect with pieces cut out and others put in: nearly right is where mistakes hide. */
const damaged = fc
  .tuple(
    written,
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(6), PIECES), { minLength: 1, maxLength: 4 }),
  )
  .map(([{ path, bytes }, cuts]) => ({
    path,
    bytes: cuts.reduce((rest, [where, length, piece]) => {
      const at = Math.floor(where * rest.length);
      return Uint8Array.from([...rest.subarray(0, at), ...piece, ...rest.subarray(at + length)]);
    }, bytes),
  }));

const soup = fc.record({ path: PATHS, bytes: markdownSoup.map(encode) });

const noise = fc.record({
  path: PATHS,
  bytes: fc.oneof(fc.uint8Array({ maxLength: 300 }), anyText(200).map(encode)),
});

/** Documents of every dialect, whole and damaged, Markdown that nobody would write, and bytes that are no text. */
export const anyDocuments: fc.Arbitrary<AnyDocument> = fc.oneof(
  { weight: 5, arbitrary: damaged },
  { weight: 2, arbitrary: written },
  { weight: 2, arbitrary: soup },
  { weight: 1, arbitrary: noise },
);
