import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formats } from "../src/cli/formats/index.ts";
import { subcommands } from "../src/cli/subcommands/index.ts";
import { layouts } from "../src/core/layouts/index.ts";

const root = join(import.meta.dirname, "..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };

describe("the README", () => {
  it.each(layouts.map(({ id }) => id))("lists the layout %s", (id) => {
    expect(readme).toContain(`| \`${id}\` |`);
  });

  it("names every format of check", () => {
    expect(readme).toContain(formats.map(({ name }) => name).join("\\|"));
  });

  it("names no subcommand that there is not", () => {
    const named = [...readme.matchAll(/^\| `([a-z]+) /gm)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(3);
    const known: readonly string[] = subcommands.map(({ name }) => name);
    expect(named.filter((name) => !known.includes(name ?? ""))).toEqual([]);
  });

  it.each(["README.md", "CONTRIBUTING.md", "docs/operating.md", "docs/local-github.md"])(
    "%s names scripts and files that there are",
    (page) => {
      const text = readFileSync(join(root, page), "utf8");
      const run = [...text.matchAll(/npm run (?:--silent )?([a-z:-]+)/g)].map(([, name]) => name ?? "");
      expect(run.filter((name) => !(name in scripts))).toEqual([]);
      const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) =>
        join(root, page, "..", path ?? ""),
      );
      expect(linked.filter((path) => !existsSync(path))).toEqual([]);
    },
  );
});
