import {
  type DefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type NamedTypeNode,
  parse,
  print,
  type TypeNode,
  visit,
} from "graphql";

export interface GraphqlSelection {
  readonly queryFields: readonly string[];
  readonly mutationFields: readonly string[];
  readonly types: readonly string[];
}

/** The official SDL cut down to the selection, without prose. Throws on a type or a root field it does not have. */
export function extractGraphql(sdl: string, selection: GraphqlSelection): string {
  const definitions = definitionsByName(sdl);
  requireAll(definitions, selection);
  const composite = new Set([...selection.types, "Query", "Mutation"]);
  const kept = new Map<string, DefinitionNode>();
  const names = new Set([...composite].sort());
  // A set hands out what is added to it while it is walked.
  for (const name of names) {
    const definition = definitions.get(name);
    if (!definition) continue;
    const pruned = prune(definition, composite, definitions, selection);
    kept.set(name, pruned);
    for (const leaf of namedTypesIn(pruned)) names.add(leaf);
  }
  return `${[...kept]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, node]) => print(node))
    .join("\n\n")}\n`;
}

function definitionsByName(sdl: string): Map<string, DefinitionNode> {
  const document = visit(parse(sdl, { noLocation: true }), {
    // Prose goes, and so do directives: previews and deprecations say nothing about shape.
    enter: (node) => ("description" in node ? { ...node, description: undefined } : undefined),
    Directive: () => null,
  });
  return new Map(
    document.definitions.flatMap((node) => ("name" in node && node.name ? [[node.name.value, node]] : [])),
  );
}

function requireAll(definitions: ReadonlyMap<string, DefinitionNode>, selection: GraphqlSelection): void {
  const missing = [
    ...selection.types.filter((name) => !definitions.has(name)),
    ...selection.queryFields.filter((name) => !fieldNames(definitions.get("Query")).includes(name)),
    ...selection.mutationFields.filter((name) => !fieldNames(definitions.get("Mutation")).includes(name)),
  ];
  if (missing.length > 0) throw new Error(`The official GraphQL schema has no ${missing.join(", ")}.`);
}

function fieldNames(definition: DefinitionNode | undefined): string[] {
  return definition && "fields" in definition ? (definition.fields ?? []).map(({ name }) => name.value) : [];
}

function prune(
  node: DefinitionNode,
  composite: ReadonlySet<string>,
  definitions: ReadonlyMap<string, DefinitionNode>,
  selection: GraphqlSelection,
): DefinitionNode {
  const isKept = (type: NamedTypeNode) => composite.has(type.name.value);
  if (node.kind === Kind.UNION_TYPE_DEFINITION) return { ...node, types: (node.types ?? []).filter(isKept) };
  if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) return node;
  const roots = rootFields(node.name.value, selection);
  const fields = (node.fields ?? []).filter((field) => {
    const type = namedType(field.type);
    return (roots?.includes(field.name.value) ?? true) && (composite.has(type) || isLeaf(definitions.get(type)));
  });
  return { ...node, fields, interfaces: (node.interfaces ?? []).filter(isKept) };
}

function rootFields(type: string, selection: GraphqlSelection): readonly string[] | undefined {
  if (type === "Query") return selection.queryFields;
  return type === "Mutation" ? selection.mutationFields : undefined;
}

/** Scalars that the language itself has are defined nowhere. */
function isLeaf(definition: DefinitionNode | undefined): boolean {
  return (
    !definition || definition.kind === Kind.SCALAR_TYPE_DEFINITION || definition.kind === Kind.ENUM_TYPE_DEFINITION
  );
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function namedTypesIn(node: DefinitionNode): string[] {
  if (!("fields" in node)) return [];
  const fields: readonly (FieldDefinitionNode | InputValueDefinitionNode)[] = node.fields ?? [];
  return fields.flatMap((field) => [
    namedType(field.type),
    ...("arguments" in field ? (field.arguments ?? []).map((argument) => namedType(argument.type)) : []),
  ]);
}
