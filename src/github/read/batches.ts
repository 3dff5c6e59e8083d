/** Parts a list so that no part has more than `count` items or, but for a single item, more than `weight`. */
export function splitBatches<Item>(
  items: readonly Item[],
  { count, weight }: { readonly count: number; readonly weight: number },
  weigh: (item: Item) => number,
): readonly (readonly Item[])[] {
  const batches: Item[][] = [];
  let current: Item[] = [];
  let sum = 0;
  for (const item of items) {
    const own = weigh(item);
    if (current.length > 0 && (current.length === count || sum + own > weight)) {
      batches.push(current);
      current = [];
      sum = 0;
    }
    current.push(item);
    sum += own;
  }
  return current.length > 0 ? [...batches, current] : batches;
}
