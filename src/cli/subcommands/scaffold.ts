import { scaffolds } from "../../core/scaffolds/index.ts";
import { defineSubcommand, optionValue } from "./subcommand.ts";

export const scaffold = defineSubcommand({
  name: "scaffold",
  summary: "begin a spec bundle: its documents with a first task or two",
  arguments: [{ syntax: "<slug>", summary: "name of the spec bundle: parcel-tracking" }],
  options: [
    {
      syntax: "--layout <name>",
      summary: scaffolds.map(({ layout, summary }) => `${layout}: ${summary}`).join("; "),
      choices: scaffolds.map(({ layout }) => layout),
      fallback: "spec-kit",
    },
  ],
  examples: ["scaffold parcel-tracking", "scaffold harbour --layout platform-kit"],
  async run(call) {
    const { writeScaffold } = await import("../write-scaffold.ts");
    const chosen = scaffolds.find(({ layout }) => layout === optionValue(call, "layout"));
    if (chosen === undefined) throw new Error("commander let an unknown layout through");
    const paths = await writeScaffold(call.io, call.args[0] ?? "", chosen);
    call.io.out.write(paths.map((path) => `wrote ${path}\n`).join(""));
    return 0;
  },
});
