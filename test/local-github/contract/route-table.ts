import type { RouteMatch } from "./types.ts";

/** Parameters whose values hold slashes, which octokit encodes and others do not. */
const SPANNING = new Set(["path", "ref", "branch", "basehead"]);

interface Route {
  readonly template: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly literals: number;
  readonly isSpoken: boolean;
}

/** Finds the template behind a path: the one with the most literal segments, as `commits/{ref}/check-runs` shows. */
export class RouteTable {
  readonly #routes: Map<string, Route[]>;

  /** Both are `METHOD /template`; the unspoken ones are known only in order not to be taken for others. */
  constructor(operations: readonly string[], unspoken: readonly string[] = []) {
    this.#routes = new Map();
    for (const operation of operations) this.#add(operation, true);
    for (const operation of unspoken) this.#add(operation, false);
    for (const routes of this.#routes.values()) routes.sort((a, b) => b.literals - a.literals);
  }

  #add(operation: string, isSpoken: boolean): void {
    const [method = "", template = ""] = operation.split(" ");
    this.#routes.set(method, [...(this.#routes.get(method) ?? []), { ...compileRoute(template), isSpoken }]);
  }

  match(method: string, rawPath: string): RouteMatch | null {
    for (const { template, pattern, names, isSpoken } of this.#routes.get(method.toUpperCase()) ?? []) {
      const values = pattern.exec(rawPath)?.slice(1).map(decode);
      if (values?.every((value) => value !== null)) {
        if (!isSpoken) return null;
        return { template, params: Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""])) };
      }
    }
    return null;
  }
}

function compileRoute(template: string): Omit<Route, "isSpoken"> {
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
