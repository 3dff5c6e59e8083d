/** A node as drawn, before anybody asks which task it stands for. */
export interface CanvasNode {
  readonly id: string;
  readonly label: string;
  readonly members: readonly string[];
  readonly line: number;
}

export interface CanvasLink {
  readonly from: string;
  readonly to: string;
  readonly line: number;
}

/** Nodes and arrows of one diagram; larger ones are drawn by machines, and nobody can see them. */
const MOST_NODES = 2_000;
const MOST_LINKS = 10_000;

interface OpenNode {
  readonly id: string;
  label: string | null;
  readonly members: Set<string>;
  readonly line: number;
}

/** What has been drawn so far: nodes by id, arrows, and the subgraphs that are open. */
export class Canvas {
  readonly #nodes = new Map<string, OpenNode>();
  readonly #links: CanvasLink[] = [];
  readonly #open: OpenNode[] = [];
  readonly #placed = new Set<string>();
  #isFull = false;

  /** True once something was left out because there was too much. */
  get isFull(): boolean {
    return this.#isFull;
  }

  get nodes(): readonly CanvasNode[] {
    return [...this.#nodes.values()].map(({ id, label, members, line }) => ({
      id,
      label: label ?? id,
      members: [...members],
      line,
    }));
  }

  get links(): readonly CanvasLink[] {
    return this.#links;
  }

  /** Mentions a node; the first label that it gets is kept, and the first subgraph that mentions it holds it. */
  node(id: string, label: string | null, line: number): void {
    const node = this.#nodeOf(id, line);
    if (node === null) return;
    node.label ??= label;
    const around = this.#open.at(-1);
    if (!around || around.id === id || this.#placed.has(id)) return;
    this.#placed.add(id);
    around.members.add(id);
  }

  link(from: readonly string[], to: readonly string[], line: number): void {
    if (this.#links.length + from.length * to.length > MOST_LINKS) this.#isFull = true;
    else for (const before of from) for (const after of to) this.#links.push({ from: before, to: after, line });
  }

  openGroup(id: string, label: string | null, line: number): void {
    this.node(id, label, line);
    this.#open.push(this.#nodes.get(id) ?? { id, label, members: new Set(), line });
  }

  closeGroup(): void {
    this.#open.pop();
  }

  #nodeOf(id: string, line: number): OpenNode | null {
    const known = this.#nodes.get(id);
    if (known) return known;
    if (this.#nodes.size >= MOST_NODES) {
      this.#isFull = true;
      return null;
    }
    const node: OpenNode = { id, label: null, members: new Set(), line };
    this.#nodes.set(id, node);
    return node;
  }
}
