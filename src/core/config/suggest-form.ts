import { type SchemaNode, schemaAt } from "./schema-node.ts";

/** What to write at a path instead of `written`: a line as the file would have it. */
export function suggestForm(at: readonly PropertyKey[], written?: unknown): string {
  const node = schemaAt(at);
  const key = String(at.at(-1) ?? "");
  const example = exampleOf(node, written);
  return /^\d+$/.test(key) ? `Write \`- ${example}\`.` : `Write \`${key}: ${example}\`.`;
}

function exampleOf(node: SchemaNode, written?: unknown): string {
  const [example = node.const ?? node.enum?.[0]] = node.examples ?? [];
  if (example !== undefined) return String(example);
  const form = node.anyOf?.at(-1) ?? node;
  if (form.type === "array" || form.items) return isPlain(written) ? `[${quoted(written)}]` : listOf(form.items);
  if (form.type === "object") return mapOf(form);
  if (form.type === "boolean") return "true";
  if (form.type === "integer" || form.type === "number") return "1";
  return isPlain(written) ? JSON.stringify(String(written)) : "…";
}

function listOf(items: SchemaNode = {}): string {
  return `[${exampleOf(items)}]`;
}

function mapOf({ properties, additionalProperties }: SchemaNode): string {
  const [first] = Object.entries(properties ?? {});
  if (first) return `{ ${first[0]}: ${exampleOf(first[1])} }`;
  const value = typeof additionalProperties === "object" ? exampleOf(additionalProperties) : "…";
  return `{ …: ${value} }`;
}

function isPlain(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value) && String(value).length <= 40;
}

/** Quoted where YAML would not take it for text: a glob that begins with a star is an alias. */
function quoted(value: string | number | boolean): string {
  return /^[\w./-]+$/.test(String(value)) ? String(value) : JSON.stringify(String(value));
}
