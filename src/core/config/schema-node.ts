import { configJsonSchema } from "./config-json-schema.ts";

/** What the explanations read of a JSON Schema. */
export interface SchemaNode {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly propertyNames?: SchemaNode;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
}

let whole: SchemaNode | null = null;

/** The schema of what stands at a path of the file; empty where there is none. */
export function schemaAt(at: readonly PropertyKey[]): SchemaNode {
  whole ??= configJsonSchema() as SchemaNode;
  return at.reduce<SchemaNode>((node, key) => childOf(node, String(key)), whole);
}

/** The keys that a map at a path may have; empty where any will do. */
export function knownKeys(at: readonly PropertyKey[]): readonly string[] {
  const node = mapIn(schemaAt(at));
  return Object.keys(node.properties ?? {}).concat((node.propertyNames?.enum ?? []).map(String));
}

function childOf(node: SchemaNode, key: string): SchemaNode {
  const map = mapIn(node);
  const further = typeof map.additionalProperties === "object" ? map.additionalProperties : {};
  return map.properties?.[key] ?? (/^\d+$/.test(key) ? map.items : undefined) ?? further;
}

/** Of several forms the one that has keys or items. */
function mapIn(node: SchemaNode): SchemaNode {
  return node.anyOf?.find(({ properties, items }) => properties ?? items) ?? node;
}
