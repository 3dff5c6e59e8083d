import { isMap, isScalar, parseDocument, type YAMLMap } from "yaml";
import type { WorkOrder } from "../bundle/task.ts";
import type { Block, CodeBlock } from "../markdown/markdown-document.ts";
import type { SourceText } from "../markdown/source-text.ts";

/** Characters; real ones have some hundred. */
const LARGEST = 16_000;
const MOST_ALIASES = 20;
const MOST_KEYS = 50;
/** Brackets, or dashes on one line, inside of one another. */
const DEEPEST = 20;
const LABEL = /^\W{0,4}work[ -]?order\W{0,8}$/i;

/** Keys that a Work Order is read by. */
export const WORK_ORDER_KEYS = ["intent", "scope", "constraints", "acceptance", "rollback"] as const;

type Values = Pick<WorkOrder, (typeof WORK_ORDER_KEYS)[number] | "otherKeys">;

const NOTHING: Values = { intent: null, scope: [], constraints: [], acceptance: [], rollback: null, otherKeys: [] };

/** The Work Order of a task: the YAML in the fence below a heading or a label that says so, or null. */
export function readWorkOrder(blocks: readonly Block[], { path }: SourceText): WorkOrder | null {
  const code = findWorkOrder(blocks);
  if (code === null) return null;
  const at = { path, line: code.line, endLine: code.endLine };
  const read = parseYaml(code);
  if (typeof read === "string") return { ...NOTHING, problem: read, at };
  const values = new ValueReader(read.values);
  const texts = { intent: values.text("intent"), rollback: values.text("rollback") };
  const lists = {
    scope: values.list("scope"),
    constraints: values.list("constraints"),
    acceptance: values.list("acceptance"),
  };
  return { ...texts, ...lists, otherKeys: read.otherKeys, problem: values.problem, at };
}

function findWorkOrder(blocks: readonly Block[]): CodeBlock | null {
  let isLabelled = false;
  for (const block of blocks) {
    if (block.kind === "code" && isLabelled && /^(?:ya?ml)?$/.test(block.language ?? "")) return block;
    if (block.kind !== "heading" && block.kind !== "paragraph" && block.kind !== "item") continue;
    isLabelled = block.text.length < 40 && LABEL.test(block.text);
    const inside = block.kind === "item" && isLabelled ? block.children.find(({ kind }) => kind === "code") : undefined;
    if (inside?.kind === "code") return inside;
  }
  return null;
}

interface Settings extends Pick<WorkOrder, "otherKeys"> {
  readonly values: Readonly<Record<string, unknown>>;
}

/** The settings, or why they could not be read. */
function parseYaml({ text, line }: CodeBlock): Settings | string {
  if (text.length > LARGEST) return `it is longer than ${LARGEST.toLocaleString("en")} characters`;
  if (isTooDeep(text)) return "it is nested too deep to be read";
  try {
    const document = parseDocument(text, { prettyErrors: false, logLevel: "silent" });
    const [error] = document.errors;
    if (error)
      return `line ${line + text.slice(0, error.pos[0]).split("\n").length} is not YAML: ${firstSentence(error.message)}`;
    if (document.contents === null) return "it is empty";
    if (!isMap(document.contents)) return "it has no settings such as `intent: …`";
    const values: Record<string, unknown> = document.toJS({ maxAliasCount: MOST_ALIASES });
    const placeholder = placeholderOf(values);
    if (placeholder !== null) return `it holds nothing but the placeholder ${placeholder}`;
    return { values, otherKeys: otherKeysIn(document.contents, text) };
  } catch {
    return "it repeats itself too often, or is nested too deep, to be read";
  }
}

function otherKeysIn({ items }: YAMLMap, text: string): WorkOrder["otherKeys"] {
  return items.slice(0, MOST_KEYS).flatMap(({ key }) => {
    if (!isScalar(key) || WORK_ORDER_KEYS.some((known) => known === key.value)) return [];
    return [{ name: String(key.value), below: text.slice(0, key.range?.[0] ?? 0).split("\n").length }];
  });
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === "[" || char === "{") depth += 1;
    else if (char === "]" || char === "}") depth = Math.max(0, depth - 1);
    if (depth > DEEPEST) return true;
  }
  return /(?:[-?][ \t]{1,8}){20}/.test(text);
}

function firstSentence(message: string): string {
  return message.split(/\n| at line /, 1)[0] ?? message;
}

/** Takes values by their types and keeps the first thing that is wrong. */
class ValueReader {
  problem: string | null = null;
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  text(key: string): string | null {
    const value = this.#value(key);
    if (Array.isArray(value)) return this.#strings(key, value).join("\n");
    return value === null ? null : this.#string(key, value);
  }

  list(key: string): string[] {
    const value = this.#value(key);
    return value === null ? [] : this.#strings(key, Array.isArray(value) ? value : [value]);
  }

  #value(key: string): unknown {
    return Object.hasOwn(this.#values, key) ? (this.#values[key] ?? null) : null;
  }

  #strings(key: string, values: readonly unknown[]): string[] {
    return values.flatMap((value) => this.#string(key, value) ?? []);
  }

  /** `{feature}` is a map to YAML and a placeholder to its author. */
  #string(key: string, value: unknown): string | null {
    if (typeof value === "string") return value.trim();
    if (typeof value === "number" || typeof value === "boolean") return String(value);
    const placeholder = placeholderOf(value);
    if (placeholder !== null) this.problem ??= `\`${key}\` still holds the placeholder ${placeholder}`;
    else this.problem ??= `\`${key}\` must be text or a list of texts`;
    return placeholder;
  }
}

function placeholderOf(value: unknown): string | null {
  if (value === null || typeof value !== "object") return null;
  const [[key, of] = ["", undefined], second] = Object.entries(value);
  return second === undefined && of === null && /^[\w ./*-]{1,60}$/.test(key) ? `{${key}}` : null;
}
