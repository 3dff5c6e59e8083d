import { readableMessage } from "../src/core/rules/fill-message.ts";
import type { Rule, RuleExample } from "../src/core/rules/rule.ts";

const GENERATED = "<!-- Generated from src/core/rules. Change the definition there and run `npm run generate`. -->";

/** `docs/rules/<group>/<name>.md`: what a rule says, why, how it is configured, and its examples. */
export function renderRulePage(rule: Rule): string {
  const parts = [
    `# ${rule.id}`,
    GENERATED,
    `${rule.summary}. Level unless configured: **${rule.level}**.${nurseryNote(rule)}`,
    rule.rationale,
    "## What it says",
    Object.values<string>(rule.messages)
      .map((message) => `- ${escapePlaceholders(readableMessage(message))}`)
      .join("\n"),
    "## False alarms",
    rule.guard,
    "## Autofix",
    rule.autofix === undefined
      ? "Autofix: no. What is right is a person's to say."
      : `Autofix: yes. ${rule.autofix} \`check --fix\` and \`/spec fix\` do it.`,
    "## Configuration",
    renderOptions(rule),
    "## Examples",
    ...rule.examples.map(renderExample),
  ];
  return `${parts.join("\n\n")}\n`;
}

function nurseryNote({ nursery }: Rule): string {
  if (!nursery) return "";
  return ` It is in the nursery, off until it is known to raise no false alarm: ${nursery.because}. Switched on, **${nursery.level}** is what it is meant for.`;
}

/** The overview for the README: one row per rule, in the order of reports. */
export function renderRuleTable(rules: readonly Rule[]): string {
  const rows = rules.map(({ id, summary, level }) => `| [\`${id}\`](docs/rules/${id}.md) | ${summary} | ${level} |`);
  return ["| rule | what it asks | level |", "|---|---|---|", ...rows].join("\n");
}

/** Angle brackets in a message would be HTML on the page. */
function escapePlaceholders(message: string): string {
  return message
    .split("`")
    .map((part, at) => (at % 2 === 1 ? part : part.replaceAll("<", "&lt;")))
    .join("`");
}

function renderOptions(rule: Rule): string {
  const options = Object.entries(rule.options.shape);
  const levels = `\`\`\`yaml\nrules:\n  ${rule.id}: ${rule.nursery?.level ?? (rule.level === "error" ? "warning" : "error")} # off, info, warning or error\n\`\`\``;
  if (options.length === 0) return `${levels}\n\nIt has no options.`;
  const rows = options.map(([name, option]) => `| \`${name}\` | ${descriptionOf(option)} |`);
  return [levels, ["| option | meaning |", "|---|---|", ...rows].join("\n")].join("\n\n");
}

function descriptionOf(option: unknown): string {
  const { description } = option as { readonly description?: string };
  if (description === undefined) throw new Error("An option of a rule has no description: add `.describe(…)`.");
  return description;
}

function renderExample({ name, kind, files, options, config, change, reports, fixed }: RuleExample): string {
  const given = [
    ...documentsOf(files),
    ...(change?.body === undefined ? [] : [`The pull request says:\n\n${fence("text", change.body)}`]),
    ...(change?.files === undefined ? [] : [`It changes ${change.files.map(({ path }) => `\`${path}\``).join(", ")}.`]),
    ...(config === undefined ? [] : [`Configuration: \`${JSON.stringify(config)}\``]),
    ...(options === undefined ? [] : [`Options: \`${JSON.stringify(options)}\``]),
  ];
  const said = reports.map((report) => `- line ${report}`).join("\n");
  const verdict = reports.length === 0 ? "Nothing is reported." : `Reported:\n\n${escapePlaceholders(said)}`;
  const after = fixed ? [`After the fix:\n\n${documentsOf(fixed).join("\n\n")}`] : [];
  const title = `### ${name}${kind === "false-positive" ? " (not a mistake)" : ""}`;
  return [title, ...given, verdict, ...after].join("\n\n");
}

function documentsOf(files: RuleExample["files"]): string[] {
  return Object.entries(files).map(
    ([path, text]) => `\`${path === "tasks" ? "tasks.md" : path}\`\n\n${fence("markdown", text)}`,
  );
}

/** A fence longer than every run of backticks inside it. */
function fence(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = "`".repeat(longest + 1);
  return `${ticks}${language}\n${text.trimEnd()}\n${ticks}`;
}
