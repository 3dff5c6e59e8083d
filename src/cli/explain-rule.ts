import pc from "picocolors";
import { UserError } from "../core/errors.ts";
import { nearest } from "../core/graph/nearest.ts";
import { readableMessage } from "../core/rules/fill-message.ts";
import { rules } from "../core/rules/index.ts";
import type { RuleExample } from "../core/rules/rule.ts";

/** A rule's definition as text. Throws `UserError` for an unknown id, with a near one where there is one. */
export function explainRule(id: string, colors: boolean): string {
  const paint = pc.createColors(colors);
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule === undefined) throw unknownRule(id);
  const parts = [
    `${paint.bold(rule.id)} (${rule.level} by default)`,
    `${rule.summary}.`,
    rule.rationale,
    `False alarms: ${rule.guard}`,
    `Says: ${Object.values<string>(rule.messages).map(readableMessage).join("\n      ")}`,
    ...rule.examples.slice(0, 3).map(example),
  ];
  return `${parts.join("\n\n")}\n`;
}

function example({ name, kind, files, reports }: RuleExample): string {
  const documents = Object.entries(files).map(([path, text]) => `  ${path}:\n${indent(text)}`);
  const verdict =
    reports.length === 0 ? "  nothing is reported" : reports.map((report) => `  line ${report}`).join("\n");
  return [`Example (${kind}): ${name}`, ...documents, verdict].join("\n");
}

function indent(text: string): string {
  return text.trimEnd().replace(/^/gm, "    ");
}

function unknownRule(id: string): UserError {
  const ids = rules.map((rule) => rule.id);
  const [near = ids.find((known) => known.endsWith(`/${id}`))] = nearest(id, ids);
  const group = ids.filter((known) => known.startsWith(`${id.split("/")[0]}/`));
  const all = group.length > 0 ? `Known there are ${group.join(", ")}.` : "`docs/rules` has a page for each.";
  return new UserError("unknown-rule", `There is no rule "${id}".`, near ? `Did you mean ${near}?` : all);
}
