import type { RouteMatch } from "./types.ts";

/** Parameters whose values hold slashes, which octokit encodes and others do not. */
const SPANNING = new Set(["path", "ref", "branch", "basehead"]);

interface Route {
  readonly template: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly literals: number;
}

/** Finds the template behind a path: the one with the most literal segments, as `commits/{ref}/check-runs` shows. */
export class RouteTable {
  readonly #routes: Map<string, Route[]>;

  /** `operations` are `METHOD /template`. */
  constructor(operations: readonly string[]) {
    this.#routes = new Map();
    for (const operation of operations) {
      const [method = "", template = ""] = operation.split(" ");
      this.#routes.set(method, [...(this.#routes.get(method) ?? []), compileRoute(template)]);
    }
    for (const routes of this.#routes.values()) routes.sort((a, b) => b.literals - a.literals);
  }

  match(method: string, rawPath: string): RouteMatch | null {
    for (const { template, pattern, names } of this.#routes.get(method.toUpperCase()) ?? []) {
      const values = pattern.exec(rawPath)?.slice(1).map(decode);
      if (values?.every((value) => value !== null)) {
        return { template, params: Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""])) };
      }
    }
    return null;
  }
}

function compileRoute(template: string): Route {
  const segments = template.split("/").slice(1);
  const names = segments.filter(isParameter).map((segment) => segment.slice(1, -1));
  const source = segments.map((segment) => (isParameter(segment) ? parameterPattern(segment.slice(1, -1)) : segment));
  return { template, pattern: new RegExp(`^/${source.join("/")}$`), names, literals: segments.length - names.length };
}

function isParameter(segment: string): boolean {
  return segment.startsWith("{");
}

/** The root of a repository's contents is the empty path. */
function parameterPattern(name: string): string {
  if (name === "path") return "(.*)";
  return SPANNING.has(name) ? "(.+)" : "([^/]+)";
}

function decode(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
