import type { Task } from "../bundle/task.ts";
import type { SourceText } from "../markdown/source-text.ts";
import type { Reference } from "../references/expression.ts";
import { parseExpression } from "../references/parse-expression.ts";
import { readFields } from "./fields.ts";
import type { FoundTask } from "./find/found-task.ts";

/** A document that gives its tasks a second id says so in so many words. */
const SIGN = /(?:^|[\r\n])[ \t>*-]{0,8}(?:\*\*|__)?(?:Task )?ID(?:\*\*|__)?[ \t]*:/i;
const KEY = /^(?:task )?id$/;
const VALUE = /^[`*_]{0,3}([A-Z]{1,14}-?\d[\w.-]{0,20})[`*_]{0,3}$/;

/** Tasks whose dependencies go by the ids of `**ID**: T-001` fields, with those of the headings in their place. */
export function withIdFields(tasks: readonly Task[], found: readonly FoundTask[], source: SourceText): readonly Task[] {
  if (!SIGN.test(source.text)) return tasks;
  const defined = new Set(tasks.map(({ id }) => id));
  const named = new Map(found.flatMap((one) => idField(one, source, defined)));
  if (named.size === 0) return tasks;
  const context = { isDefined: (id: string) => named.has(id) || defined.has(id) };
  return tasks.map((task) => ({
    ...task,
    expressions: task.expressions.map((one) => {
      if (one.source !== "field" && one.source !== "inline") return one;
      const references = parseExpression(one.text, { ...context, isAside: one.source === "inline" });
      const isMeant = references.some((reference) => idsOf(reference).some((id) => named.has(id)));
      return isMeant ? { ...one, references: references.map((reference) => renamed(reference, named)) } : one;
    }),
  }));
}

function idField({ head, block }: FoundTask, source: SourceText, defined: ReadonlySet<string>): [string, string][] {
  if (head.id === null) return [];
  const field = readFields(block, source).find(({ key }) => KEY.test(key));
  const id = VALUE.exec(field?.value ?? "")?.[1];
  return id === undefined || defined.has(id) ? [] : [[id, head.id]];
}

function idsOf(reference: Reference): readonly string[] {
  if (reference.kind === "range") return [reference.from, reference.to];
  return reference.kind === "id" ? [reference.id] : [];
}

function renamed(reference: Reference, named: ReadonlyMap<string, string>): Reference {
  if (reference.kind === "id") return { ...reference, id: named.get(reference.id) ?? reference.id };
  if (reference.kind !== "range") return reference;
  return {
    ...reference,
    from: named.get(reference.from) ?? reference.from,
    to: named.get(reference.to) ?? reference.to,
  };
}
