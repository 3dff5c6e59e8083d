import type { Reply } from "./reply.ts";
import { reply } from "./reply.ts";

const defaultPerPage = 30;
const maxPerPage = 100;

export interface PageRequest {
  readonly url: string;
  readonly query: URLSearchParams;
}

/** One page of a list, and the `Link` header that leads to the others. */
export function page<T>(request: PageRequest, items: readonly T[]): { items: T[]; headers: Record<string, string> } {
  const perPage = Math.min(maxPerPage, positive(request.query.get("per_page")) ?? defaultPerPage);
  const number = positive(request.query.get("page")) ?? 1;
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const links = [
    ...(number > 1 ? [link(request, number - 1, "prev")] : []),
    ...(number < last ? [link(request, number + 1, "next"), link(request, last, "last")] : []),
    ...(number > 1 ? [link(request, 1, "first")] : []),
  ];
  return {
    items: items.slice((number - 1) * perPage, number * perPage),
    headers: links.length === 0 ? {} : { Link: links.join(", ") },
  };
}

export function pageReply<T>(request: PageRequest, items: readonly T[], render: (item: T) => unknown): Reply {
  const shown = page(request, items);
  return reply(200, shown.items.map(render), shown.headers);
}

/** A list inside an object that also counts, as checks and installations have it. */
export function countedPageReply<T>(
  request: PageRequest,
  key: string,
  items: readonly T[],
  render: (item: T) => unknown,
): Reply {
  const shown = page(request, items);
  return reply(200, { total_count: items.length, [key]: shown.items.map(render) }, shown.headers);
}

function positive(text: string | null): number | null {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : null;
}

function link(request: PageRequest, number: number, rel: string): string {
  const query = new URLSearchParams(request.query);
  query.set("page", String(number));
  return `<${request.url}?${query}>; rel="${rel}"`;
}
