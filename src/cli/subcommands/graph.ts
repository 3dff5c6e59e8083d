import type { UnreadPart } from "../../core/graph/unread-parts.ts";
import type { GraphFormat } from "../../evaluator/evaluator.ts";
import { defineSubcommand, optionValue } from "./subcommand.ts";

const FORMATS: readonly GraphFormat[] = ["mermaid", "dot", "json"];

export const graph = defineSubcommand({
  name: "graph",
  summary: "the dependency graph of a tasks document",
  arguments: [{ syntax: "<file-or-bundle>", summary: "a tasks document, or directory or slug of its spec bundle" }],
  options: [
    {
      syntax: "--format <name>",
      summary: "mermaid draws tasks with an edge alone, dot and json have all",
      choices: FORMATS,
      fallback: "mermaid",
    },
  ],
  examples: ["graph specs/001-login", "graph specs/001-login/tasks.md --format dot | dot -Tsvg"],
  async run(call) {
    const { args, io } = call;
    const [
      { findBundle },
      { readDocument },
      { lenientReadingFor },
      { graphNotes },
      { unreadLines },
      { withEvaluator },
    ] = await Promise.all([
      import("../find-bundle.ts"),
      import("../read-document.ts"),
      import("../reading-for.ts"),
      import("../graph-notes.ts"),
      import("../unread-lines.ts"),
      import("../with-evaluator.ts"),
    ]);
    const { file, absolutePath } = await readDocument(io, await findBundle(io, args[0] ?? "."));
    const format = FORMATS.find((name) => name === optionValue(call, "format")) ?? "mermaid";
    const reading = await lenientReadingFor(io, absolutePath);
    const { text, json } = await withEvaluator(io, async (evaluator) => ({
      text: await evaluator.graph(file, format, reading),
      json: await evaluator.graph(file, "json", reading),
    }));
    io.out.write(text.endsWith("\n") ? text : `${text}\n`);
    if (format !== "json") io.err.write(graphNotes(json));
    const { unread } = JSON.parse(json) as { readonly unread: readonly UnreadPart[] };
    io.err.write(unreadLines(file.path, unread));
    return unread.length === 0 ? 0 : 2;
  },
});
