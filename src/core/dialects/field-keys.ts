/** What a field's key means to us. */
export type FieldRole =
  | "status"
  | "waits"
  | "blocks"
  | "files"
  | "assignee"
  | "priority"
  | "acceptance"
  | "subtasks"
  | "parallel";

const ROLES: readonly (readonly [FieldRole, RegExp])[] = [
  ["status", /^(?:task )?(?:status|state)$/],
  [
    "waits",
    /^(?:dependenc(?:y|ies)|depends(?: upon| on)?|deps?|blocked by|waits for|waiting on|requires|needs|prerequisites?|prereqs?)$/,
  ],
  ["blocks", /^(?:un)?blocks$/],
  ["files", /^(?:files?(?:\(s\))?(?: (?:created|affected|changed|to (?:create|modify|change)))?|paths?)$/],
  ["assignee", /^(?:assignee|assigned to|owner)$/],
  ["priority", /^priority$/],
  [
    "acceptance",
    /^(?:acceptance(?: criteria| tests?)?|definition of done|dod|done when|success criteria|verification)$/,
  ],
  ["subtasks", /^(?:sub-?tasks?|steps|implementation|implementation steps)$/],
  ["parallel", /^(?:parallel|parallelization|can run in parallel)\??$/],
];

/** The role of a key in lower case, or null for one that says nothing we act on. */
export function fieldRole(key: string): FieldRole | null {
  return ROLES.find(([, pattern]) => pattern.test(key))?.[0] ?? null;
}
