import type { Container, OpenItem } from "./plain-containers.ts";

/** The quotes and items that are open, outermost first. */
export class ContainerStack {
  readonly #containers: Container[] = [];

  get all(): readonly Container[] {
    return this.#containers;
  }

  get depth(): number {
    return this.#containers.length;
  }

  get itemCount(): number {
    return this.#containers.filter(isItem).length;
  }

  get innermostItem(): OpenItem | undefined {
    return this.#containers.findLast(isItem);
  }

  push(container: Container): void {
    this.#containers.push(container);
  }

  /** Takes off what is deeper than `depth`; returns the items among it. */
  closeTo(depth: number): OpenItem[] {
    return this.#containers.splice(depth).filter(isItem);
  }

  /** Whether an item with this mark would go on with the list of the one that stands at the depth. */
  isSibling(mark: string, depth: number): boolean {
    const before = this.#containers[depth];
    return before?.kind === "item" && before.mark === mark;
  }

  /** The item whose text would begin here: its marker stands on the same line, with nothing between. */
  newItem(line: number): OpenItem | null {
    const item = this.#containers.at(-1);
    return item?.kind === "item" && item.block.line === line ? item : null;
  }

  /**
   * Whether a line that holds nothing but quote marks, those of the first `depth` containers, may prolong an item: the
   * one that the quote stands in, and to micromark one that holds another and stands in the quote.
   */
  isProlongedByMarks(depth: number): boolean {
    const quote = this.#containers.findLastIndex(({ kind }, at) => kind === "quote" && at < depth);
    if (quote < 0) return false;
    return this.#containers.findIndex(isItem) < quote ? this.itemCount > 0 : this.itemCount > 1;
  }

  /** In a quote, micromark may let the item around the last one end with the quote's mark on the next line. */
  endsNestedInQuote(depth: number): boolean {
    const items = this.#containers.filter((one, at) => at >= depth && isItem(one));
    return items.length > 1 && this.#containers.slice(0, depth).some(({ kind }) => kind === "quote");
  }
}

function isItem(container: Container): container is OpenItem {
  return container.kind === "item";
}
