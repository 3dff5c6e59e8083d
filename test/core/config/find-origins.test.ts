import { describe, expect, it } from "vitest";
import { findOrigins } from "../../../src/core/config/find-origins.ts";
import { fitSections } from "../../../src/core/report/bounded-text.ts";
import { originSections } from "../../../src/core/report/origin-sections.ts";

const PATH = ".github/spec-kit-enforce.yml";
const file = (text: string) => ({ path: PATH, text, blobSha: "c".repeat(40) });

describe("findOrigins", () => {
  it("names every key that somebody wrote, with its line", () => {
    const origins = findOrigins(file("version: 1\nmode: enforce\nrules:\n  graph/cycle: warning\n"));
    expect(origins.map(({ key, line, layer }) => [key, line, layer])).toEqual([
      ["mode", 2, "repository"],
      ["rules.graph/cycle", 4, "repository"],
    ]);
  });

  it("tells the organisation's keys from the repository's", () => {
    const above = {
      kind: "found",
      config: { ...file("version: 1\nmode: enforce\nlocked: [mode]\n"), path: "acme/.github" },
    } as const;
    const origins = findOrigins(file("version: 1\nticks: commit\n"), above);
    expect(origins.map(({ key, layer, locked }) => [key, layer, locked])).toEqual([
      ["mode", "organisation", true],
      ["ticks", "repository", false],
    ]);
  });

  it.each([
    ["there is no file", null],
    ["the file cannot be read", file("mode: [")],
    ["the file says nothing", file("version: 1\n")],
  ])("is nothing where %s", (_name, base) => {
    expect(findOrigins(base)).toEqual([]);
  });
});

describe("originSections", () => {
  it("is a table of keys, values and places", () => {
    const text = fitSections(originSections(findOrigins(file("version: 1\nmode: enforce\n"))), 2_000);
    expect(text).toContain('| `mode` | `"enforce"` | `.github/spec-kit-enforce.yml:2` |');
    expect(originSections([])).toEqual([]);
  });
});
