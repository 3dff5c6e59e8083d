import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { semantics } from "./semantics/index.ts";
import { closeScene, openScene, type Scene } from "./semantics/scene.ts";

describe("what GitHub does and no schema says", () => {
  let scene: Scene;

  beforeEach(async () => {
    scene = await openScene();
  });

  afterEach(async () => {
    await closeScene(scene);
    expect(scene.gh.violations).toEqual([]);
  });

  it.each(semantics)("$name", ({ prove }) => prove(scene));
});

describe("the list of semantics", () => {
  const lines = readFileSync(new URL("SEMANTICS.md", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("- "));

  it("has one entry for each test and one test for each entry, in one order", () => {
    const listed = lines.map((line) => /^- (.+) \(\[[^\]]+\]\(\S+\)\)$/.exec(line)?.[1] ?? line);
    expect(listed).toEqual(semantics.map(({ name }) => name));
  });

  it("links every entry to GitHub's own documentation", () => {
    const foreign = lines.filter((line) => !line.includes("](https://docs.github.com/"));
    expect(foreign).toEqual([]);
  });
});
