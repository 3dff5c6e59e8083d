import type { Fix } from "../../../../src/core/fixes/fix.ts";
import type { Finding, Looked } from "../../../../src/core/report/finding.ts";
import { rules } from "../../../../src/core/rules/index.ts";
import type { RuleExample } from "../../../../src/core/rules/rule.ts";
import { tryExample } from "../try-example.ts";

/** A document set to try a rule on, as examples are written, without what an example is expected to say. */
export type Trial = Omit<RuleExample, "name" | "kind" | "reports" | "looked">;

/** A trial with what is said about it. */
export interface ToldTrial extends Trial {
  /** A sentence that begins with the rule. */
  readonly name: string;
  /** `line severity task: message` of each finding. */
  readonly told: readonly string[];
  /** `examined/of`. */
  readonly looked: string;
}

export function ruleOf(id: string) {
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw new Error(`There is no rule ${id}.`);
  return rule;
}

/** What a rule finds in a trial, and how much it looked at. */
export function tryOn(id: string, trial: Trial): { readonly findings: Finding[]; readonly looked: Looked[] } {
  const evaluation = tryExample(ruleOf(id), { name: "", kind: "invalid", reports: [], ...trial });
  const reports = [...evaluation.bundles, evaluation];
  return {
    findings: reports.flatMap(({ findings }) => findings),
    looked: reports.flatMap(({ looked }) => looked),
  };
}

/** `2 error T002: what is said`: line, severity and task of each finding, its message, and how it can be fixed. */
export function told(id: string, trial: Trial): string[] {
  return tryOn(id, trial).findings.map(({ at, severity, task, message, fix }) => {
    return `${at.line} ${severity}${task === null ? "" : ` ${task}`}: ${message}${fix ? fixed(fix) : ""}`;
  });
}

/** `2/3`: how much of how much the rule looked at. */
export function lookedAt(id: string, trial: Trial): string {
  return tryOn(id, trial)
    .looked.map(({ examined, of }) => `${examined}/${of}`)
    .join(" ");
}

function fixed({ does, onRequest }: Fix): string {
  return ` → ${does}${onRequest ? ", if asked to" : ""}`;
}
