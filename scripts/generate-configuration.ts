import { configJsonSchema } from "../src/core/config/config-json-schema.ts";
import type { Rule } from "../src/core/rules/rule.ts";

interface Property {
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Property>>;
}

/** `docs/configuration.md`, from the same schema that validates the file. */
export function renderConfigurationPage(rules: readonly Rule[]): string {
  const { properties = {} } = configJsonSchema() as Property;
  const rows = Object.entries(properties).flatMap(([name, property]) => renderRows(name, property));
  const ruleRows = rules.map(({ id, level, options }) => {
    const names = Object.keys(options.shape).map((name) => `\`${name}\``);
    return `| [\`${id}\`](rules/${id}.md) | ${level} | ${names.join(", ") || "none"} |`;
  });
  return `${[
    INTRODUCTION,
    ["| setting | values | default | meaning |", "|---|---|---|---|", ...rows].join("\n"),
    RULES,
    ["| rule | level | options |", "|---|---|---|", ...ruleRows].join("\n"),
  ].join("\n\n")}\n`;
}

function renderRows(name: string, property: Property): string[] {
  if (name === "rules") return [row(name, "a map, see below", property)];
  if (property.properties) {
    return Object.entries(property.properties).flatMap(([key, inner]) => renderRows(`${name}.${key}`, inner));
  }
  return [row(name, valuesOf(property), property)];
}

function row(name: string, values: string, { description = "", default: otherwise }: Property): string {
  const shown = otherwise === undefined ? "must be written" : `\`${JSON.stringify(otherwise).replaceAll('"', "")}\``;
  return `| \`${name}\` | ${values} | ${shown} | ${description} |`;
}

function valuesOf(property: Property): string {
  if (property.enum) return property.enum.map((value) => `\`${String(value)}\``).join(", ");
  if (property.const !== undefined) return `\`${String(property.const)}\``;
  return property.type === "array" ? "a list of globs" : (property.type ?? "");
}

const INTRODUCTION = `# Configuration

<!-- Generated from src/core/config/schema.ts. Change the schema there and run \`npm run generate\`. -->

\`.github/spec-kit-enforce.yml\` is read from the base branch: the author of a change cannot switch off its check. Without
the file everything is reported and nothing is blocked. The smallest one that blocks:

\`\`\`yaml
version: 1
mode: enforce
\`\`\`

A fuller one:

\`\`\`yaml
version: 1
mode: enforce
findings: new-only
bundles: required
rules:
  tasks/duplicate-id: warning
  graph/unknown-dependency: { level: error, ignore: ["T900"] }
enforce: { paths: ["src/**"] }
ticks: auto
\`\`\`

Editors check it against \`schemas/config.schema.json\`. A file that cannot be read fails the check, with line and remedy:
nobody knows what it asks for. At most 64 KB.`;

const RULES = `## Rules

Each rule takes a level, or a map with \`level\` and the rule's own options.`;
