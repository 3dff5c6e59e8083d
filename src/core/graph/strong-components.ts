/** A node on the way down, with the number of its links already followed. */
interface Frame {
  readonly node: number;
  followed: number;
}

/**
 * Finds the strongly connected components of a graph given as links per node: Tarjan's algorithm with a stack of its
 * own, so that a chain of 100,000 tasks does not overflow the call stack. Linear.
 */
export function strongComponents(next: readonly (readonly number[])[]): number[][] {
  const search = new Search(next);
  next.forEach((_, node) => {
    search.from(node);
  });
  return search.components;
}

class Search {
  readonly components: number[][] = [];
  readonly #next: readonly (readonly number[])[];
  readonly #order: Int32Array;
  readonly #low: Int32Array;
  readonly #isOpen: Uint8Array;
  readonly #open: number[] = [];
  #counter = 0;

  constructor(next: readonly (readonly number[])[]) {
    this.#next = next;
    this.#order = new Int32Array(next.length).fill(-1);
    this.#low = new Int32Array(next.length);
    this.#isOpen = new Uint8Array(next.length);
  }

  from(root: number): void {
    if (this.#order[root] !== -1) return;
    const frames = [this.#enter(root)];
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const child = this.#next[frame.node]?.[frame.followed];
      if (child === undefined) {
        frames.pop();
        this.#leave(frame.node, frames.at(-1)?.node ?? null);
      } else {
        frame.followed += 1;
        if (this.#order[child] === -1) frames.push(this.#enter(child));
        else if (this.#isOpen[child] === 1) this.#lower(frame.node, this.#order[child] ?? 0);
      }
    }
  }

  #enter(node: number): Frame {
    this.#order[node] = this.#counter;
    this.#low[node] = this.#counter;
    this.#counter += 1;
    this.#open.push(node);
    this.#isOpen[node] = 1;
    return { node, followed: 0 };
  }

  #leave(node: number, parent: number | null): void {
    if (parent !== null) this.#lower(parent, this.#low[node] ?? 0);
    if (this.#low[node] !== this.#order[node]) return;
    const component = this.#open.splice(this.#open.lastIndexOf(node));
    for (const member of component) this.#isOpen[member] = 0;
    this.components.push(component);
  }

  #lower(node: number, to: number): void {
    this.#low[node] = Math.min(this.#low[node] ?? to, to);
  }
}
