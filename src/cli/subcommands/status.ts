import { wantsColors } from "../wants-colors.ts";
import { defineSubcommand, optionValue } from "./subcommand.ts";

export const status = defineSubcommand({
  name: "status",
  summary: "progress of spec bundles, phase by phase",
  arguments: [{ syntax: "[bundle]", summary: "path or slug of a spec bundle (default: all beneath here)" }],
  options: [{ syntax: "--format <name>", summary: "how to print it", choices: ["pretty", "json"], fallback: "pretty" }],
  examples: ["status", "status specs/001-login --format json"],
  async run(call) {
    const [{ evaluateBundles }, { renderStatus, statusJson }] = await Promise.all([
      import("../evaluate-bundles.ts"),
      import("../render-status.ts"),
    ]);
    const bundles = await evaluateBundles(call.io, call.args);
    const { out } = call.io;
    if (optionValue(call, "format") === "json") out.write(`${JSON.stringify(statusJson(bundles), null, 2)}\n`);
    else out.write(renderStatus(bundles, wantsColors(call.io, out)));
    return 0;
  },
});
