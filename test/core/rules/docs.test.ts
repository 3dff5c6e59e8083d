import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { renderConfigurationPage } from "../../../scripts/generate-configuration.ts";
import { renderRulePage, renderRuleTable } from "../../../scripts/generate-rules.ts";
import { rules } from "../../../src/core/rules/index.ts";

const STALE = "run `npm run generate` and commit what it writes";

describe("the generated pages", () => {
  it.each(rules)("explain $id as it is defined", (rule) => {
    expect(readFileSync(`docs/rules/${rule.id}.md`, "utf8") === renderRulePage(rule), STALE).toBe(true);
  });

  it("list every rule in the README", () => {
    expect(readFileSync("README.md", "utf8").includes(renderRuleTable(rules)), STALE).toBe(true);
  });

  it("explain every setting", () => {
    expect(readFileSync("docs/configuration.md", "utf8") === renderConfigurationPage(rules), STALE).toBe(true);
  });
});
