import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FIRST_CONFIG } from "../../src/cli/first-config.ts";
import { parseConfig } from "../../src/core/config/parse-config.ts";
import { rules } from "../../src/core/rules/index.ts";
import { scaffolds } from "../../src/core/scaffolds/index.ts";
import { bundleWith, SOUND_TASKS } from "./support/bundles.ts";
import { cli } from "./support/console.ts";
import { directoryWith, repositoryWith, writeFiles } from "./support/directory.ts";

const CONFIG = ".github/spec-kit-enforce.yml";

describe("scaffold", () => {
  it.each(scaffolds)("begins a $layout spec bundle that check finds nothing in", async ({ layout }) => {
    const root = directoryWith({});
    expect(await cli(root, ["scaffold", "parcel-tracking", "--layout", layout])).toMatchObject({ code: 0, err: "" });
    const { code, out } = await cli(root, ["check", "--format", "json"]);
    const [bundle] = (JSON.parse(out) as { bundles: { layout: string; findings: unknown[] }[] }).bundles;
    expect([code, bundle?.layout, bundle?.findings]).toEqual([0, layout, []]);
  });

  it("numbers spec-kit bundles one after the other", async () => {
    const root = repositoryWith(bundleWith(SOUND_TASKS, "specs/041-parcels"));
    const { out } = await cli(root, ["scaffold", "returns"]);
    expect(out).toContain("specs/042-returns/tasks.md");
  });

  it("begins no second spec bundle of the same name", async () => {
    const root = directoryWith({});
    await cli(root, ["scaffold", "returns"]);
    const { code, err } = await cli(root, ["scaffold", "returns"]);
    expect([code, err]).toEqual([2, expect.stringContaining("already: specs/001-returns.")]);
    expect(await cli(root, ["scaffold", "002-returns"])).toMatchObject({ code: 0 });
  });

  it("overwrites nothing", async () => {
    const root = directoryWith(bundleWith(SOUND_TASKS));
    const { code, err } = await cli(root, ["scaffold", "001-parcels"]);
    expect([code, err]).toEqual([2, expect.stringContaining("exists already")]);
  });

  it.each(["../outside", "With Spaces", "-x", ""])("refuses the name %j", async (slug) => {
    expect(await cli(directoryWith({}), ["scaffold", "--", slug])).toMatchObject({ code: 2 });
  });
});

describe("init", () => {
  it("writes a configuration that can be used, once, into the repository's root", async () => {
    const root = repositoryWith({ "a/b.md": "x" });
    expect(await cli(join(root, "a"), ["init"])).toMatchObject({ code: 0 });
    expect(readFileSync(join(root, CONFIG), "utf8")).toContain("mode: report");
    expect(await cli(root, ["config", "validate"])).toEqual({
      code: 0,
      out: `${CONFIG} can be used; mode is report\n`,
      err: "",
    });
    expect(await cli(root, ["init"])).toMatchObject({ code: 2 });
    const all = FIRST_CONFIG.replace(/^# (?=bundles|enforce|rules| {2}graph)/gm, "");
    expect(parseConfig(all, CONFIG)).toMatchObject({ bundles: "required", enforce: { paths: ["src/**"] } });
  });
});

describe("config", () => {
  it("says that there is none, and reads either spelling of its name", async () => {
    const root = directoryWith({});
    expect((await cli(root, ["config", "validate"])).out).toContain("There is no configuration");
    writeFiles(root, { [CONFIG.replace("yml", "yaml")]: "version: 1\nmode: enforce\n" });
    expect((await cli(root, ["config", "validate"])).out).toContain("mode is enforce");
  });

  it("names file, line and remedy of a mistake", async () => {
    const root = directoryWith({});
    writeFiles(root, { [CONFIG]: "version: 1\nmode: enforced\n" });
    const { code, err } = await cli(root, ["config", "validate"]);
    expect(code).toBe(2);
    expect(err.split("\n").slice(1)).toEqual([expect.stringMatching(/spec-kit-enforce\.yml:2:1 mode: .*enforce/), ""]);
  });

  it("shows what is in force, defaults included", async () => {
    const root = directoryWith({ "strict.yml": "version: 1\nmode: enforce\n" });
    const { out } = await cli(root, ["config", "explain", "strict.yml"]);
    expect(out).toMatch(/^mode +enforce +repository \(strict\.yml line 2\)$/m);
    expect(out).toMatch(/^findings +new-only +defaults$/m);
  });

  it("lays it over an organisation's, for people and for programs", async () => {
    const root = directoryWith({
      "own.yml": "version: 1\nmode: report\n",
      "above.yml": "version: 1\nmode: enforce\nlocked: [mode]\n",
    });
    const argv = ["config", "explain", "own.yml", "--organisation", "above.yml"];
    expect((await cli(root, argv)).out).toMatch(/^mode +enforce +organisation \(above\.yml line 2\), locked$/m);
    const { keys, notices } = JSON.parse((await cli(root, [...argv, "--format", "json"])).out);
    expect(keys[0]).toEqual({
      key: "mode",
      value: "enforce",
      layer: "organisation",
      path: "above.yml",
      line: 2,
      locked: true,
    });
    expect(notices).toHaveLength(1);
  });

  it("names every mistake at once", async () => {
    const root = directoryWith({ "own.yml": "version: 1\nmodes: report\nticks: branch\nnever: a\nfinding: all\n" });
    const { code, err } = await cli(root, ["config", "validate", "own.yml"]);
    expect(code).toBe(2);
    const [head, ...lines] = err.trimEnd().split("\n");
    expect(head).toContain("own.yml has 4 mistakes.");
    expect(lines).toEqual([
      "  own.yml:2:1 modes: There is no setting modes. Did you mean mode?",
      expect.stringContaining("  own.yml:3:1 ticks: "),
      expect.stringContaining("  own.yml:4:1 never: "),
      expect.stringContaining("  own.yml:5:1 finding: "),
    ]);
  });

  it("gives programs the mistakes as JSON, and still ends with 2", async () => {
    const root = directoryWith({ "own.yml": "version: 1\nmodes: report\n" });
    const { code, out } = await cli(root, ["config", "validate", "own.yml", "--format", "json"]);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ valid: false, mistakes: [{ line: 2, column: 1, key: "modes" }] });
  });

  it("prints a JSON Schema that knows the settings", async () => {
    const { out } = await cli("/", ["config", "schema"]);
    expect(JSON.parse(out)).toMatchObject({ type: "object", properties: { mode: { enum: ["report", "enforce"] } } });
  });
});

describe("explain", () => {
  it.each(rules)(
    "$id says what it looks for, why, and how it avoids false alarms",
    async ({ id, rationale, guard }) => {
      const { code, out } = await cli("/", ["explain", id]);
      expect(code).toBe(0);
      expect(out).toContain(rationale);
      expect(out).toContain(guard);
    },
  );

  it("ends with 2 for a rule that there is not, with the nearest one", async () => {
    const { code, err } = await cli("/", ["explain", "graph/cycles"]);
    expect([code, err]).toEqual([2, expect.stringContaining("Did you mean graph/cycle?")]);
  });
});
