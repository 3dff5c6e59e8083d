import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { subcommands } from "../../src/cli/subcommands/index.ts";
import { bundleWith, SOUND_TASKS } from "./support/bundles.ts";
import { cli } from "./support/console.ts";
import { directoryWith } from "./support/directory.ts";

const root = join(import.meta.dirname, "../..");

/** The real program in a process of its own. */
function spawn(directory: string, ...argv: readonly string[]) {
  const env = { PATH: process.env.PATH, INIT_CWD: directory };
  return spawnSync(process.execPath, [join(root, "src/bin.ts"), ...argv], { cwd: root, env, encoding: "utf8" });
}

describe("the registry of subcommands", () => {
  it("holds every file of the folder under its name", () => {
    const folder = join(root, "src/cli/subcommands");
    const files = readdirSync(folder).filter((name) => !["index.ts", "subcommand.ts"].includes(name));
    expect(subcommands.map(({ name }) => `${name}.ts`).toSorted()).toEqual(files.toSorted());
  });

  it.each(subcommands)("$name explains itself with arguments, options and examples", async (subcommand) => {
    const { code, out } = await cli("/", [subcommand.name, "--help"]);
    expect(code).toBe(0);
    for (const { syntax } of subcommand.options) expect(out).toContain(syntax);
    for (const example of subcommand.examples) expect(out).toContain(`$ spec-kit-enforce ${example}`);
  });
});

describe("the command line", () => {
  it("lists every subcommand in its help and ends with 0", async () => {
    const { code, out } = await cli("/", ["--help"]);
    expect(code).toBe(0);
    expect(out).toContain("1  findings that fail, in mode report too");
    for (const { name } of subcommands) expect(out).toMatch(new RegExp(`^ {2}${name}\\b`, "m"));
  });

  it("prints the version of the package", async () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    expect(await cli("/", ["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });

  it.each([
    ["a subcommand that is misspelt", ["chekc"], "Did you mean check?"],
    ["an option that there is not", ["check", "--bse", "main"], "Did you mean --base?"],
    [
      "a format that there is not",
      ["check", "--format", "xml"],
      "Allowed choices are pretty, json, sarif, junit, github, markdown.",
    ],
    ["an argument that is missing", ["explain"], "Missing required argument 'rule'. `explain --help` says how"],
    ["standard input", ["parse", "-"], "Standard input is not read. Write it to a file and name that."],
    ["an argument too many", ["init", "here"], "Too many arguments"],
  ])("ends with 2 for %s and says what would do", async (_name, argv, sentence) => {
    const { code, out, err } = await cli("/", argv);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(sentence);
  });

  it("ends with 2 and shows its help when it is asked for nothing", async () => {
    const { code, err } = await cli("/", []);
    expect([code, err]).toEqual([2, expect.stringContaining("Usage: spec-kit-enforce")]);
  });
});

describe("the program in a process of its own", () => {
  it("checks, ticks and checks again, with paths relative to where npm was called", () => {
    const directory = directoryWith(bundleWith(SOUND_TASKS));
    expect(spawn(directory, "check")).toMatchObject({ status: 0, stderr: "" });
    expect(spawn(directory, "tick", "specs/001-parcels/tasks.md", "T004")).toMatchObject({ status: 0 });
    const again = spawn(directory, "status", "--format", "json");
    expect(JSON.parse(again.stdout)).toMatchObject({ bundles: [{ progress: { done: 2, total: 4 } }] });
  });

  it("ends with 2 and one sentence, never a stack", () => {
    const { status, stderr } = spawn("/", "check", "/nowhere/at/all");
    expect([status, stderr]).toEqual([2, 'spec-kit-enforce: There is no "/nowhere/at/all". Check the path.\n']);
  });
});
