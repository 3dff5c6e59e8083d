import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { wantsColors } from "../../src/cli/wants-colors.ts";

const TERMINAL = { isTTY: true };
const FILE = { isTTY: false };

describe("colours", () => {
  it.each([
    ["on a terminal", TERMINAL, {}, true],
    ["in a file", FILE, {}, false],
    ["on a terminal that knows none", TERMINAL, { TERM: "dumb" }, false],
    ["on a terminal with NO_COLOR", TERMINAL, { NO_COLOR: "1" }, false],
    ["on a terminal with an empty NO_COLOR", TERMINAL, { NO_COLOR: "" }, true],
    ["in a file with FORCE_COLOR", FILE, { FORCE_COLOR: "1" }, true],
    ["on a terminal with FORCE_COLOR=0", TERMINAL, { FORCE_COLOR: "0" }, false],
    ["with NO_COLOR and FORCE_COLOR", TERMINAL, { NO_COLOR: "1", FORCE_COLOR: "1" }, false],
  ])("%s: %#", (_, stream, env, expected) => {
    expect(wantsColors({ env }, stream)).toBe(expected);
  });

  it.each([
    [{ FORCE_COLOR: "1" }, true],
    [{}, false],
  ])("are asked for of the program by %j", (env, expected) => {
    const root = join(import.meta.dirname, "../..");
    const argv = [join(root, "src/bin.ts"), "explain", "graph/cycle"];
    const { stdout } = spawnSync(process.execPath, argv, { env: { PATH: process.env.PATH, ...env }, encoding: "utf8" });
    expect(stdout.includes("\u001b[")).toBe(expected);
  });
});
