import { defineSubcommand } from "./subcommand.ts";

export const serve = defineSubcommand({
  name: "serve",
  summary: "run the GitHub App; configured by environment variables",
  arguments: [],
  options: [],
  examples: ["serve"],
  async run() {
    const { serve: runService } = await import("../../main.ts");
    await runService();
    return 0;
  },
});
