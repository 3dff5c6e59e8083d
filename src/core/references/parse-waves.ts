/** Tasks of one wave, in the order written, nested groups included. */
export type Wave = readonly string[];

/** Characters; plans of waves have some hundreds. */
const LONGEST = 200_000;
const DEEPEST = 8;
const MEMBERS = ["tasks", "taskIds", "task_ids", "ids", "items", "members"] as const;

/**
 * Reads `{"waves": [{"id": 0, "tasks": ["1.1"]}, …]}` and its relatives: `wave`, bare lists of lists, numbers for ids.
 * Null for JSON of another kind; `problem` for what begins as a plan of waves and is no JSON. Never throws.
 */
export function parseWaves(text: string): { readonly waves: readonly Wave[]; readonly problem: string | null } | null {
  if (!/"waves?"/.test(text.slice(0, LONGEST))) return null;
  if (text.length > LONGEST) return { waves: [], problem: `it is longer than ${LONGEST} characters` };
  try {
    const waves = wavesIn(JSON.parse(text, asWritten));
    return waves === null ? null : { waves, problem: null };
  } catch {
    return { waves: [], problem: "it is not valid JSON" };
  }
}

/** `8.10` is an id, and not the number 8.1. */
function asWritten(_: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === "number" ? (context?.source ?? String(value)) : value;
}

function wavesIn(plan: unknown): readonly Wave[] | null {
  if (Array.isArray(plan)) return plan.every(isWave) ? plan.map((wave) => idsIn(wave, 0)) : null;
  if (!isObject(plan)) return null;
  const listed = plan.waves ?? plan.wave;
  if (Array.isArray(listed)) return listed.map((wave) => idsIn(wave, 0));
  return isObject(listed) ? Object.values(listed).map((wave) => idsIn(wave, 0)) : null;
}

function isWave(value: unknown): boolean {
  return isObject(value) && ("wave" in value || "waves" in value);
}

function idsIn(value: unknown, depth: number): string[] {
  if (typeof value === "string") return [value.trim()].filter((id) => id !== "");
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((one) => idsIn(one, depth + 1));
  if (!isObject(value)) return [];
  const key = MEMBERS.find((name) => name in value);
  if (key !== undefined) return idsIn(value[key], depth + 1);
  return depth > 0 && typeof value.id === "string" ? [value.id] : [];
}

type Keys = "waves" | "wave" | "id" | (typeof MEMBERS)[number];

function isObject(value: unknown): value is { readonly [Key in Keys]?: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
