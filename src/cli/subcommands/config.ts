import { defineSubcommand, optionValue } from "./subcommand.ts";

export const config = defineSubcommand({
  name: "config",
  summary: "check the configuration, show what is in force, or print its JSON Schema",
  arguments: [
    { syntax: "<action>", summary: "what to do", choices: ["validate", "explain", "schema"] },
    { syntax: "[file]", summary: "a configuration file (default: the repository's)" },
  ],
  options: [
    {
      syntax: "--organisation <file-or-account>",
      summary: "lay the configuration over this one, as the App does; of an account with GITHUB_TOKEN",
    },
    { syntax: "--format <name>", summary: "how to print it", choices: ["pretty", "json"], fallback: "pretty" },
  ],
  examples: ["config validate", "config explain", "config explain --organisation acme"],
  async run(call) {
    const {
      args: [action, file],
      io,
    } = call;
    const { configActions } = await import("../config-actions.ts");
    const act = configActions.get(action ?? "");
    if (act === undefined) throw new Error("commander let an unknown action through");
    const organisation = optionValue(call, "organisation");
    io.out.write(await act({ io, file, organisation, asJson: optionValue(call, "format") === "json" }));
    return 0;
  },
});
