import { defineSubcommand } from "./subcommand.ts";

export const init = defineSubcommand({
  name: "init",
  summary: "write a first configuration that reports and blocks nothing",
  arguments: [],
  options: [],
  examples: ["init"],
  async run({ io }) {
    const { writeFirstConfig } = await import("../write-first-config.ts");
    io.out.write(`wrote ${await writeFirstConfig(io)}\n`);
    return 0;
  },
});
