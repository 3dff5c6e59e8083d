import { plainHeading } from "../headings.ts";

/** Which column of a table of tasks says what; `id` and `status` are null where there is none. */
export interface TaskColumns {
  readonly id: number | null;
  readonly title: number;
  /** The next column that could be the title. */
  readonly words: number | null;
  readonly status: number | null;
  readonly waits: number | null;
  /** Header cells as field keys: lower case, without markup. */
  readonly keys: readonly string[];
}

const ID = /^(?:(?:task|item|ticket|story|work item) ?)?(?:ids?|#|no\.?|nr\.?|number|key)$|^(?:番号|编号|編號)$/;
const TITLE =
  /^(?:tasks?|titles?|task (?:name|title|description)|descriptions?|names?|summary|work(?: item)?|deliverables?|what|actions?|items?|subject|aufgaben?|beschreibung|titel|tareas?|descripci[óo]n|t[íi]tulo|t[âa]ches?|tarefas?|descri[çc][ãa]o|タスク|任务|任務|内容|描述|説明)$/;
const STATUS = /^(?:status|state|done\??|complete(?:d)?\??|progress|zustand|estado|statut|stato|状態|状态|ステータス)$/;
const WAITS =
  /^(?:depends(?: on)?|dependenc(?:y|ies)|deps?|blocked by|prerequisites?|requires|abh[äa]ngig(?:keiten)?(?: von)?|h[äa]ngt ab von|voraussetzung(?:en)?|dependencias?|depende de|d[ée]pendances?|d[ée]pend de|depend[êe]ncias?|dipendenze|dipende da|依存|依赖)$/;
/** Tables of other things with ids. */
const OTHER =
  /\b(?:risk|mitigation|impact|likelihood|probability|requirement|decision|question|metric|milestone|version)\b/;

/** Reads a header as that of a table of tasks, or null where it is one of something else. */
export function taskColumns(header: readonly string[]): TaskColumns | null {
  const keys = header.map((cell) =>
    /^[#✓]$/.test(cell.trim()) ? cell.trim() : plainHeading(cell).toLowerCase().trim(),
  );
  if (keys.some((key) => OTHER.test(key))) return null;
  const at = (pattern: RegExp, ...but: readonly (number | null)[]) => {
    const index = keys.findIndex((key, position) => !but.includes(position) && pattern.test(key));
    return index < 0 ? null : index;
  };
  const named = at(ID);
  const title = at(TITLE, named);
  if (title === null) return null;
  return { id: named, title, words: at(TITLE, named, title), status: at(STATUS), waits: at(WAITS), keys };
}
