import { readFileSync } from "node:fs";
import { join } from "node:path";
import { configJsonSchema } from "../src/core/config/config-json-schema.ts";
import { ADDED_LISTS, MERGED_MAPS } from "../src/core/config/merge-layers.ts";
import type { Rule } from "../src/core/rules/rule.ts";

interface Property {
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Property>>;
  readonly items?: Property;
  readonly anyOf?: readonly Property[];
  readonly required?: readonly string[];
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
    LAYERS,
    LANES,
    WAIVERS,
    RULES,
    ["| rule | level | options |", "|---|---|---|", ...ruleRows].join("\n"),
  ].join("\n\n")}\n`;
}

/** A map is shown by its keys, a list of maps by the keys of its entries. */
function renderRows(name: string, property: Property): string[] {
  if (name === "rules") return [row(name, "a map, see below", property)];
  if (property.properties) return rowsOf(`${name}.`, property);
  const entry = property.items?.properties ? property.items : property.anyOf?.find(({ properties }) => properties);
  if (!entry) return [row(name, valuesOf(property), property)];
  const values = property.items ? "a list of maps" : `${valuesOf(property.anyOf?.[0] ?? {})} or a map`;
  return [row(name, values, property), ...rowsOf(property.items ? `${name}[].` : `${name}.`, entry)];
}

function rowsOf(prefix: string, { properties = {}, required = [] }: Property): string[] {
  return Object.entries(properties).flatMap(([key, inner]) => {
    const rows = renderRows(`${prefix}${key}`, inner);
    return required.includes(key) ? rows : rows.map((each) => each.replace("| must be written |", "| none |"));
  });
}

function row(name: string, values: string, { description = "", default: otherwise }: Property): string {
  const shown = otherwise === undefined ? "must be written" : `\`${JSON.stringify(otherwise).replaceAll('"', "")}\``;
  return `| \`${name}\` | ${values} | ${shown} | ${description} |`;
}

/** Names of rules are too many for a cell. */
const MOST_NAMED = 20;

function valuesOf(property: Property): string {
  if (property.enum && property.enum.length > MOST_NAMED) return "a name";
  if (property.enum) return property.enum.map((value) => `\`${String(value)}\``).join(", ");
  if (property.const !== undefined) return `\`${String(property.const)}\``;
  if (property.type === "array") return property.items?.enum ? "a list of names" : "a list of texts";
  return { object: "a map", integer: "a whole number", string: "text" }[property.type ?? ""] ?? property.type ?? "";
}

function example(name: string): string {
  const text = readFileSync(join(import.meta.dirname, "../fixtures/config/valid", name), "utf8");
  return `\`\`\`yaml\n${text.trimEnd()}\n\`\`\``;
}

function words(keys: readonly string[]): string {
  return keys.map((key) => `\`${key}\``).join(", ");
}

const INTRODUCTION = `# Configuration

<!-- Generated from src/core/config/schema.ts. Change the schema there and run \`npm run generate\`. -->

\`.github/spec-kit-enforce.yml\` is read from the base branch: the author of a change cannot switch off its check. Without
the file everything is reported and nothing is blocked. The smallest one that blocks:

\`\`\`yaml
version: 1
mode: enforce
\`\`\`

Everything that can be said, each thing once:

${example("everything.yml")}

Editors check it against \`schemas/config.schema.json\`; so does \`spec-kit-enforce config validate\`, which names line, key
and remedy of every mistake. A file that cannot be read fails the check: nobody knows what it asks for. The pull request
that repairs it is judged by the defaults and can be merged. At most 64 KB.`;

const LAYERS = `## Layers

1. The defaults.
2. The organisation's: \`.github/spec-kit-enforce.yml\` on the default branch of its \`.github\` repository, where the App
   is installed on it. That repository is judged by the same file.
3. The repository's own.

A later layer replaces what an earlier one says, word by word. ${words(MERGED_MAPS)} are merged key by key, and of a rule
level and options each for itself. ${words(ADDED_LISTS)} add up, the organisation's entries first: nobody below takes them
out.

\`locked\` in the organisation's file names keys that repositories cannot set: a key of the file or one rule, as
\`rules.<id>\`. A locked rule is not changed by overrides of a repository either, nor eased by its lanes; who wants no lanes
at all locks \`lanes\`. A repository that sets a locked key is told so in each check, and what it says has no effect.

${example("organisation.yml")}

An organisation's file that is broken fails the checks of all its repositories. One that cannot be read because the App
is not installed on \`.github\` is left out, and every check says that it is unreadable. A change of it is judged by at once where
its push is heard, and within five minutes everywhere.

\`spec-kit-enforce config explain\` prints every key with its value, the layer, the file and the line that it comes from;
\`--organisation FILE\` lays the configuration over that of an organisation, \`--format json\` is for programs.`;

const LANES = `## Overrides and lanes

An override changes levels, dialect and marks in a part of the repository; of several that name one place the last is
heard. A lane eases levels for pull requests that fulfil all of its conditions: the first one that fits is taken, and the
check names it. A lane never asks for more, and one without any condition is taken by nobody. Where GitHub lists fewer
files than a pull request has, conditions on paths and size are not fulfilled.`;

const WAIVERS = `## Waivers

A waiver keeps the findings of one rule at one place from counting, until and with the day that it names. The findings
are shown as information, and every check lists all waivers with who answers for them, why, until when, and how many
findings each kept from counting. One that has expired is said to be, and one of a rule under \`forbid-waivers\` has no effect.
\`/spec waive\` does the same for a single pull request.`;

const RULES = `## Rules

Each rule takes a level, or a map with \`level\`, \`ignore\` (globs of files in which it reports nothing, where the rule has no
\`ignore\` of its own) and the rule's own options.`;
