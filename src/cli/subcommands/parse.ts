import { defineSubcommand } from "./subcommand.ts";

export const parse = defineSubcommand({
  name: "parse",
  summary: "the tasks of documents as the parser sees them",
  arguments: [{ syntax: "<file...>", summary: "tasks documents, or directories that hold a tasks.md" }],
  options: [{ syntax: "--format <name>", summary: "how to print it", choices: ["json"], fallback: "json" }],
  examples: ["parse specs/001-login/tasks.md"],
  async run({ args, io }) {
    const [{ readDocument }, { lenientReadingFor }, { withEvaluator }, { parsedFileJson }, { unreadLines }] =
      await Promise.all([
        import("../read-document.ts"),
        import("../reading-for.ts"),
        import("../with-evaluator.ts"),
        import("../parsed-file-json.ts"),
        import("../unread-lines.ts"),
      ]);
    const documents = await Promise.all(args.map((path) => readDocument(io, path)));
    const readings = await Promise.all(documents.map(({ absolutePath }) => lenientReadingFor(io, absolutePath)));
    const parsed = await withEvaluator(io, (evaluator) =>
      Promise.all(documents.map(({ file }, at) => evaluator.parse(file, readings[at]))),
    );
    io.out.write(`${JSON.stringify({ version: 1, files: parsed.map(parsedFileJson) }, null, 2)}\n`);
    const missing = parsed.map(({ list, unread }) => unreadLines(list.path, unread)).join("");
    io.err.write(missing);
    return missing === "" ? 0 : 2;
  },
});
