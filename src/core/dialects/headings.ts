import { withoutShare } from "../references/share-in-brackets.ts";
import { repairMojibake } from "../statuses/mojibake.ts";

const PHASE =
  /^(?:(?:phase|fase|wave|milestone|stage|epic|workstream|block|sprint|iteration|group|task group|week|lane|module|track)[ \t]+|(?:フェーズ|阶段|階段|ステージ|단계)[ \t]*)#?([0-9]{1,4}[A-Za-z]?(?:\.[0-9]{1,4}){0,3}|[A-Z])(?![\w])/i;
const MILESTONE = /^(M\d{1,3}(?:\.\d{1,3}){0,2}|WS-?\d{1,3})(?=[ \t]*[:–—.-]|[ \t]|$)/;
/** Emphasis, or anything that may be garbled. */
const MARKED = /[*_`~\u0080-\uffff]/;
const FIRST = /[\p{L}\p{N}[(]/u;
const LAST = /^[\p{L}\p{N})\]:.!?]/u;
const GROUP =
  /^(?:(?:task|タスク|任务|任務|section|part)[ \t]*)?#?(\d{1,3}[A-Za-z]?(?:\.\d{1,3}){0,3}|P\d)(?:[.:)：]|[ \t]*[-–—]|[ \t])/i;
/** Sections whose boxes are criteria and marks, not work. */
const CRITERIA =
  /^(?:acceptance(?: criteria.{0,40}| scenarios| tests?)?|.{0,40}\bcriteria|definition of (?:done|ready)|dod|done when|ready when.{0,40}|sub-?tasks?|success metrics|go ?\/ ?no-?go.{0,40}|.{0,40}\blegend|status key|task key|progress tracking|execution status|format validation.{0,60}|(?:task |subtask )?format: .{0,80}|path conventions|(?:验收|驗收|完成|成功|通过)(?:标准|標準|条件|指标)|(?:受け?入れ?|完了|成功)(?:基準|条件)|(?:인수|완료|성공) ?(?:기준|조건))$/i;
const SUBTASKS = /^(?:included )?sub-?tasks$/i;
/** Characters; longer texts are sentences, not names. */
const MAX_NAME = 90;
/** Names of what a document is, not of a part of the work. */
const WHOLE =
  /^(?:(?:detailed |implementation |development |project )?(?:tasks?(?: list| breakdown| details?| ?\/ ?sub-?tasks?)?|plan|phases|phase structure|work packages?(?: breakdown)?|work breakdown|breakdown))$/i;
/** Sections that are mostly for reviewers, but that some authors put their tasks in. */
const CHECKLIST = /\bchecklist$|^(?:检查清单|验收清单|チェックリスト|체크리스트)/i;
/** Where a phase ends: what must hold there, and sometimes a task that makes sure of it. */
const CHECKPOINT =
  /^(?:(?:final|phase|completion|quality|exit|release) ){0,2}(?:checkpoints?|gates?)\b(?!\/)|^(?:检查点|チェックポイント)/i;

/** The phase that a heading names by number: `2` of `Phase 2: …`, `M1` of `M1: …`; null for other headings. */
export function phaseIdOf(heading: string): string | null {
  const text = withoutBox(plainHeading(heading));
  return MILESTONE.exec(text)?.[1] ?? PHASE.exec(text)?.[1] ?? null;
}

/** The number of a heading that groups tasks: `2` of `2. Session` and `Task 2: Session`, `2.1` of `2.1 Session`, `P0` of `P0: Session`. */
export function groupIdOf(heading: string): string | null {
  return GROUP.exec(withoutBox(plainHeading(heading)))?.[1] ?? null;
}

/** `[x] Phase 1: …` says of a phase that it is done. */
function withoutBox(text: string): string {
  return text.replace(/^\[[^\]]\][ \t]+/, "");
}

/** Whether boxes below such a heading, or after such a label, are criteria and no tasks. */
export function holdsCriteria(heading: string): boolean {
  if (heading.length > MAX_NAME) return false;
  return CRITERIA.test(nameOf(heading));
}

/** Whether boxes below such a heading, or after such a label, are parts of a task; those with ids of their own are tasks. */
export function holdsSubtasks(heading: string): boolean {
  return heading.length <= MAX_NAME && SUBTASKS.test(nameOf(heading));
}

/** Whether boxes below such a heading are checks, unless they carry a task's id. */
export function isChecklist(heading: string): boolean {
  return CHECKLIST.test(nameOf(heading).slice(-80));
}

/** Whether a heading names the whole of the work, `Task List`, and so none of its phases. */
export function namesTheWhole(heading: string): boolean {
  return heading.length <= MAX_NAME && WHOLE.test(nameOf(heading));
}

/** Whether a section names what must hold where it stands. */
export function isCheckpoint(heading: string): boolean {
  return CHECKPOINT.test(nameOf(heading.slice(0, MAX_NAME)));
}

/** Without numbering, a note in parentheses and a colon at the end. */
function nameOf(heading: string): string {
  const text = plainHeading(heading).replace(/[:\s]+$/, "");
  return text.replace(/[ \t]*\([^()]*\)$/, "").replace(/^\d{1,3}[.)][ \t]*/, "");
}

/** A heading's words: without emphasis, code marks and emoji at the ends. */
export function plainHeading(heading: string): string {
  const cut = heading.slice(0, 300);
  const text = MARKED.test(cut) ? repairMojibake(cut).replace(/[*_`~]{1,3}/g, "") : cut;
  const start = text.search(FIRST);
  if (start < 0) return "";
  let end = text.length;
  while (end > start && !isLast(text, end - 1)) end -= 1;
  return text.slice(start, end);
}

/** Whether a heading may end with the character at this offset; the second half of a pair tells for both. */
function isLast(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const isLow = code >= 0xdc00 && code <= 0xdfff && at > 0;
  return LAST.test(isLow ? text.slice(at - 1, at + 1) : text.charAt(at));
}

/** A heading as an id, without its count of what is done: `Cross-Cutting Tasks (1/3 done)` → `cross-cutting-tasks`. */
export function slugOf(heading: string): string {
  const words =
    plainHeading(withoutShare(heading))
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, 12).join("-") || "section";
}
