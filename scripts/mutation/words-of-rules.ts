import type { NodePath } from "@stryker-mutator/api/ignore";

/** What a definition tells the documentation, and the examples that are themselves the tests. */
const WORDS: ReadonlySet<string> = new Set(["id", "input", "summary", "rationale", "guard", "examples"]);

interface Node {
  readonly type: string;
  readonly key?: { readonly name?: string };
  readonly callee?: { readonly name?: string };
}

interface Path extends NodePath {
  readonly node: Node;
  readonly parentPath: Path | null;
}

/** Why no mutant is made of this node, or nothing. Messages and options stay in: both are what a user meets. */
export function wordsOfRules(path: NodePath): string | undefined {
  const { node, parentPath } = path as Path;
  if (node.type !== "ObjectProperty" || !WORDS.has(node.key?.name ?? "")) return undefined;
  const call = parentPath?.parentPath?.node;
  return call?.callee?.name === "defineRule"
    ? "Documentation of the rule, or an example, which is itself a test."
    : undefined;
}
