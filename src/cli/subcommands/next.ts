import { wantsColors } from "../wants-colors.ts";
import { defineSubcommand, optionValue } from "./subcommand.ts";

export const next = defineSubcommand({
  name: "next",
  summary: "tasks that can be started now, most important first",
  arguments: [{ syntax: "[bundle]", summary: "path or slug of a spec bundle (default: all beneath here)" }],
  options: [
    { syntax: "--limit <n>", summary: "at most this many per spec bundle", fallback: "10" },
    { syntax: "--format <name>", summary: "how to print it", choices: ["pretty", "json"], fallback: "pretty" },
  ],
  examples: ["next --limit 3", "next specs/001-login --format json"],
  async run(call) {
    const [{ evaluateBundles }, { limitFrom, nextJson, renderNext }] = await Promise.all([
      import("../evaluate-bundles.ts"),
      import("../render-next.ts"),
    ]);
    const limit = limitFrom(optionValue(call, "limit"));
    const bundles = await evaluateBundles(call.io, call.args);
    const { out } = call.io;
    if (optionValue(call, "format") === "json") out.write(`${JSON.stringify(nextJson(bundles, limit), null, 2)}\n`);
    else out.write(renderNext(bundles, limit, wantsColors(call.io, out)));
    return 0;
  },
});
