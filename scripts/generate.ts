// Writes what is generated from the registries; with --check it only compares, and fails when something is stale.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { COMMANDS } from "../src/core/commands/index.ts";
import { configJsonSchema } from "../src/core/config/config-json-schema.ts";
import { verdictJsonSchema } from "../src/core/report/verdict-schema.ts";
import { rules } from "../src/core/rules/index.ts";
import { renderCommandsPage } from "./generate-commands.ts";
import { renderConfigurationPage } from "./generate-configuration.ts";
import { renderMutationPage } from "./generate-mutation.ts";
import { renderRulePage, renderRuleTable } from "./generate-rules.ts";
import { readMeasured } from "./mutation/measured.ts";

const ROOT = join(import.meta.dirname, "..");
const RULE_PAGES = "docs/rules";
const README = "README.md";
const TABLE = /(<!-- rules:start -->\n)[\s\S]*?(<!-- rules:end -->)/;

/** Every generated file with what it should hold. */
function wanted(): ReadonlyMap<string, string> {
  return new Map([
    ...rules.map((rule) => [`${RULE_PAGES}/${rule.id}.md`, renderRulePage(rule)] as const),
    ["docs/configuration.md", renderConfigurationPage(rules)],
    ["docs/commands.md", renderCommandsPage(COMMANDS)],
    ["docs/mutation.md", renderMutationPage(ROOT, readMeasured(ROOT))],
    ["schemas/config.schema.json", `${JSON.stringify(configJsonSchema(), null, 2)}\n`],
    ["schemas/verdict-v1.json", `${JSON.stringify(verdictJsonSchema(), null, 2)}\n`],
    ...readme(),
  ]);
}

/** The README with its table of rules; the rest of it is written by hand. */
function readme(): (readonly [string, string])[] {
  const text = read(README);
  if (text === null) return [];
  if (!TABLE.test(text)) throw new Error("README.md lacks the comments <!-- rules:start --> and <!-- rules:end -->.");
  return [[README, text.replace(TABLE, (_, start, end) => `${start}\n${renderRuleTable(rules)}\n\n${end}`)]];
}

/** Pages of rules that are gone. */
function leftOver(files: ReadonlyMap<string, string>): string[] {
  if (!existsSync(join(ROOT, RULE_PAGES))) return [];
  const pages = readdirSync(join(ROOT, RULE_PAGES), { recursive: true, encoding: "utf8" });
  return pages
    .map((page) => `${RULE_PAGES}/${page.replaceAll("\\", "/")}`)
    .filter((page) => page.endsWith(".md") && !files.has(page));
}

function read(path: string): string | null {
  return existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), "utf8") : null;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(ROOT, path)), { recursive: true });
  writeFileSync(join(ROOT, path), text);
}

const files = wanted();
const stale = [...files].filter(([path, text]) => read(path) !== text).map(([path]) => path);
const gone = leftOver(files);
if (!process.argv.includes("--check")) {
  for (const path of stale) write(path, files.get(path) ?? "");
  for (const path of gone) rmSync(join(ROOT, path));
  console.log(`${files.size} generated files, ${stale.length} written, ${gone.length} removed.`);
} else if (stale.length + gone.length > 0) {
  console.error(`Stale: ${[...stale, ...gone].join(", ")}. Run \`npm run generate\` and commit what it writes.`);
  process.exitCode = 1;
} else {
  console.log(`${files.size} generated files are up to date.`);
}
