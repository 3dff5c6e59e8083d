/** One measured figure beside its limit. */
export interface Row {
  /** Dotted path in the JSON output: `ratios.evaluate.200`. */
  readonly name: string;
  readonly what: string;
  readonly value: number;
  /** `at most` or `at least`; null where there is no budget. */
  readonly limit: { readonly kind: "at most" | "at least"; readonly value: number } | null;
}

export function isWithin({ value, limit }: Row): boolean {
  if (!limit) return true;
  return limit.kind === "at most" ? value <= limit.value : value >= limit.value;
}

export function renderTable(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const limit = row.limit ? `${row.limit.kind} ${row.limit.value}` : "";
    return `${isWithin(row) ? "  ok  " : "BEYOND"}  ${row.what.padEnd(68)} ${format(row.value).padStart(9)}   ${limit}`;
  });
  return lines.join("\n");
}

function format(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toPrecision(3);
}

/** Nested objects by the dotted names. */
export function renderJson(rows: readonly Row[]): string {
  const root: Record<string, unknown> = {};
  for (const { name, value } of rows) {
    const path = name.split(".");
    const last = path.pop() ?? name;
    const parent = path.reduce<Record<string, unknown>>((object, key) => {
      object[key] ??= {};
      return object[key] as Record<string, unknown>;
    }, root);
    parent[last] = Number.isInteger(value) ? value : Number(value.toPrecision(4));
  }
  return JSON.stringify(root, null, 2);
}
