/** What a field's key means to us. */
export type FieldRole =
  | "status"
  | "waits"
  | "blocks"
  | "files"
  | "assignee"
  | "priority"
  | "type"
  | "estimate"
  | "story"
  | "requirements"
  | "criteria-refs"
  | "acceptance"
  | "subtasks"
  | "parallel"
  | "optional";

const ROLES: readonly (readonly [FieldRole, RegExp])[] = [
  ["status", /^(?:(?:task )?(?:status|state)|current status|状態|状态|ステータス|статус|zustand|estado|statut|stato)$/],
  [
    "waits",
    /^(?:dependenc(?:y|ies)|depends(?: upon| on)?|deps?|blocked by|waits for|waiting on|requires|needs|prerequisites?|prereqs?|abh[äa]ngig(?:keiten)?(?: von)?|h[äa]ngt ab von|voraussetzung(?:en)?|dependencias?|depende de|d[ée]pendances?|d[ée]pend de|depend[êe]ncias?|dipendenze|dipende da)$/,
  ],
  ["blocks", /^(?:un)?blocks$/],
  [
    "files",
    /^(?:(?:target |source |affected |new |modified |changed |owned )?files?(?:\(s\))?(?: (?:created|affected|changed|modified|touched|to (?:create|modify|change|edit|touch|update)(?:\/\w{1,10})?))?|(?:file )?paths?|scope|deliverables?|artifacts?|location|(?:対象)?ファイル|文件)$/,
  ],
  ["assignee", /^(?:assignees?|assigned(?: to)?|owners?|担当(?:者)?|负责人)$/],
  ["priority", /^(?:priority|prio|優先度|优先级)$/],
  ["type", /^(?:task )?type$/],
  [
    "estimate",
    /^(?:(?:time |estimated |expected )?(?:estimate|effort|time|duration|hours)|estimated (?:effort|time|duration|hours)|estimation|est\.? ?(?:time)?|story points?|points|(?:t-shirt )?size|estimated size|推定時間|見積(?:もり)?|预计时间|工时)$/,
  ],
  ["story", /^(?:user )?stor(?:y|ies)$/],
  [
    "requirements",
    /^(?:(?:functional )?requirements?(?: refs?| references?| covered)?|reqs?|frs?|nfrs?|carries|covers|traces(?: to)?|traceability|validates(?: requirements?)?|requirement ids?|要件|需求)$/,
  ],
  ["criteria-refs", /^(?:satisfies(?: acs?)?|acs?|ac refs?|acceptance criteria refs?)$/],
  [
    "acceptance",
    /^(?:acceptance(?: criteria| tests?)?|definition of done|dod|done when|success criteria|verification)$/,
  ],
  ["subtasks", /^(?:sub-?tasks?|steps|implementation|implementation steps)$/],
  ["parallel", /^(?:parallel|parallelizable|parallelization|can run in parallel)\??$/],
  ["optional", /^optional\??$/],
];

/** The role of a key in lower case, or null for one that says nothing we act on. */
export function fieldRole(key: string): FieldRole | null {
  return ROLES.find(([, pattern]) => pattern.test(key))?.[0] ?? null;
}

/** What a test shows after a task, what could go wrong and who stays out of whose way is no order of work. */
const NO_ORDER =
  /\b(?:tests?|acceptance|criteri(?:a|on)|verification|risks?|mitigations?|evidence|rollback|conflicts?|prompt)\b/;

/** Whether the value of a key, in lower case, says nothing about what waits for what, though it may name tasks. */
export function isNoOrder(key: string): boolean {
  return NO_ORDER.test(key);
}
