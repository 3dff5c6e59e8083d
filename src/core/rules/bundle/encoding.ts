import { z } from "zod";
import { fileName } from "../file-name.ts";
import { defineRule } from "../rule.ts";

export const encoding = defineRule({
  id: "bundle/encoding",
  input: "document",
  summary: "Require documents in plain UTF-8 with one kind of line end",
  rationale: "Bytes that tools read differently show people different documents, and make every edit a conflict.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    "line-ends":
      "{document} mixes Windows and Unix line ends ({few} of {all} {all|line|lines} {few|differs|differ}), so edits touch lines that nobody changed. Convert the file to one of them.",
    nul: "{document} holds a NUL character, which many tools take for the end of a text file. Delete it.",
    invalid: "{document} holds bytes that are not UTF-8, so people see different characters there. Save it as UTF-8.",
    mark: "{document} begins with a byte order mark, which some tools show or trip over. Save it as UTF-8 without it.",
  },
  guard:
    "A file that has Windows line ends throughout is left alone. Each kind of fault is reported once per document.",
  examples: [
    {
      name: "Mixed line ends",
      kind: "invalid",
      files: { tasks: "- [ ] T001 A\n- [ ] T002 B\r\n- [ ] T003 C\n" },
      reports: [
        "2: tasks.md mixes Windows and Unix line ends (1 of 3 lines differs), so edits touch lines that nobody changed. Convert the file to one of them.",
      ],
      looked: "3/3",
    },
    {
      name: "A NUL character",
      kind: "invalid",
      files: { tasks: "- [ ] T001 A\u0000\n" },
      reports: ["1: tasks.md holds a NUL character, which many tools take for the end of a text file. Delete it."],
    },
    {
      name: "A byte order mark",
      kind: "invalid",
      files: { tasks: "\uFEFF- [ ] T001 A\n" },
      reports: [
        "1: tasks.md begins with a byte order mark, which some tools show or trip over. Save it as UTF-8 without it.",
      ],
    },
    { name: "Plain text", kind: "valid", files: { tasks: "- [ ] T001 Ä\n" }, reports: [], looked: "3/3" },
    {
      name: "Windows line ends throughout",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 A\r\n- [ ] T002 B\r\n" },
      reports: [],
    },
  ],

  *check({ document }) {
    yield { examined: 1, of: 1, unit: "documents" };
    const { source } = document;
    const { path } = document.file;
    const name = fileName(path);
    const place = (offset: number) => ({ path, line: source.lineAt(offset), endLine: source.lineAt(offset) });
    if (hasMark(source.bytes)) yield { message: "mark", values: { document: name }, at: place(0), key: "mark" };
    const nul = source.text.indexOf("\u0000");
    if (nul !== -1) yield { message: "nul", values: { document: name }, at: place(nul), key: "nul" };
    const invalid = firstInvalid(source);
    if (invalid !== -1) yield { message: "invalid", values: { document: name }, at: place(invalid), key: "invalid" };
    const ends = countLineEnds(source.text);
    if (ends.few === 0) return;
    const values = { document: name, few: ends.few, all: ends.all };
    yield { message: "line-ends", values, at: place(ends.first), key: "line-ends" };
  },
});

function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** A replacement character that was not written as one: its own three bytes are not there. */
function firstInvalid({ text, byteOffset }: { text: string; byteOffset(offset: number): number | null }): number {
  for (
    let at = text.indexOf("\uFFFD"), tries = 0;
    at !== -1 && tries < 20;
    at = text.indexOf("\uFFFD", at + 1), tries += 1
  ) {
    if (byteOffset(at) === null) return at;
  }
  return -1;
}

/** How many line ends are of the rarer kind, and where the first of them is. */
function countLineEnds(text: string): { readonly few: number; readonly all: number; readonly first: number } {
  const kinds = { windows: { count: 0, first: 0 }, unix: { count: 0, first: 0 } };
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) {
    const kind = text[at - 1] === "\r" ? kinds.windows : kinds.unix;
    if (kind.count === 0) kind.first = at;
    kind.count += 1;
  }
  const { windows, unix } = kinds;
  const rarer = windows.count <= unix.count ? windows : unix;
  return { few: rarer.count, all: windows.count + unix.count, first: rarer.first };
}
