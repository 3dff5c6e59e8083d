import { defineSubcommand } from "./subcommand.ts";

export const config = defineSubcommand({
  name: "config",
  summary: "check the configuration, show what is in force, or print its JSON Schema",
  arguments: [
    { syntax: "<action>", summary: "what to do", choices: ["validate", "explain", "schema"] },
    { syntax: "[file]", summary: "a configuration file (default: the repository's)" },
  ],
  options: [],
  examples: ["config validate", "config explain", "config schema > config.schema.json"],
  async run({ args: [action, file], io }) {
    const { configActions } = await import("../config-actions.ts");
    const act = configActions.get(action ?? "");
    if (act === undefined) throw new Error("commander let an unknown action through");
    io.out.write(await act(io, file));
    return 0;
  },
});
