import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseConfig } from "../../../src/core/config/parse-config.ts";

const PAGE = readFileSync("docs/configuration.md", "utf8");

describe("the page about configuration", () => {
  const examples = [...PAGE.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text);

  it("has examples, and every one of them can be used", () => {
    expect(examples.length).toBeGreaterThanOrEqual(3);
    for (const text of examples) expect(() => parseConfig(text, "example.yml")).not.toThrow();
  });

  it.each(["Layers", "Overrides and lanes", "Waivers", "Rules"])("has a section on %s", (title) => {
    expect(PAGE).toContain(`\n## ${title}\n`);
  });
});
