import { graphqlError } from "./errors.ts";
import type { Fields, Viewer } from "./viewer.ts";

export interface ConnectionArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

const most = 100;

/** A page of a list; nodes are drawn only where the query asks for them. */
export function connection<T>(
  viewer: Viewer,
  name: string,
  items: readonly T[],
  asked: ConnectionArguments,
  draw: (item: T) => unknown,
): Fields {
  refuseBounds(name, asked);
  const start = asked.after == null ? 0 : positionOf(asked.after) + 1;
  const end = asked.before == null ? items.length : positionOf(asked.before);
  const from = asked.last == null ? start : Math.max(start, end - asked.last);
  const to = asked.first == null ? end : Math.min(end, start + asked.first);
  const shown = items.slice(from, to);
  return viewer.view(`${name} connection`, {
    totalCount: items.length,
    nodes: () => shown.map(draw),
    edges: () => shown.map((item, index) => ({ cursor: cursorOf(from + index), node: draw(item) })),
    pageInfo: {
      hasNextPage: to < items.length,
      hasPreviousPage: from > 0,
      startCursor: shown.length === 0 ? null : cursorOf(from),
      endCursor: shown.length === 0 ? null : cursorOf(to - 1),
    },
  });
}

function refuseBounds(name: string, { first, last }: ConnectionArguments): void {
  const count = first ?? last;
  if (count == null) {
    throw graphqlError(
      "MISSING_PAGINATION_BOUNDARIES",
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    );
  }
  if (count > most) {
    throw graphqlError(
      "EXCESSIVE_PAGINATION",
      `Requesting ${count} records on the \`${name}\` connection exceeds the \`first\` limit of ${most} records.`,
    );
  }
}

function cursorOf(index: number): string {
  return Buffer.from(`cursor:${index}`).toString("base64");
}

function positionOf(cursor: string): number {
  const position = Number(Buffer.from(cursor, "base64").toString().replace("cursor:", ""));
  if (Number.isInteger(position)) return position;
  throw graphqlError("INVALID_CURSOR_ARGUMENTS", `\`${cursor}\` does not appear to be a valid cursor.`);
}
