import { closest } from "fastest-levenshtein";
import pc from "picocolors";
import { UserError } from "../core/errors.ts";
import { readableMessage } from "../core/rules/fill-message.ts";
import { rules } from "../core/rules/index.ts";
import type { RuleExample } from "../core/rules/rule.ts";

/** A rule's definition as text. Throws `UserError` for an unknown id, with the nearest one. */
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
    reports.length === 0 ? "  nothing is reported" : reports.map((report) => `  reports ${report}`).join("\n");
  return [`Example (${kind}): ${name}`, ...documents, verdict].join("\n");
}

function indent(text: string): string {
  return text.trimEnd().replace(/^/gm, "    ");
}

function unknownRule(id: string): UserError {
  const nearest = closest(
    id,
    rules.map((rule) => rule.id),
  );
  return new UserError("unknown-rule", `There is no rule "${id}".`, `Did you mean ${nearest}?`);
}
