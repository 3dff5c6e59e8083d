import type { Expression } from "../references/expression.ts";
import { type ExpressionContext, parseExpression } from "../references/parse-expression.ts";
import type { InlineDependency } from "./inline-dependencies.ts";

const ID = "(?:[A-Z]{1,14}-?\\d{1,6}[A-Za-z]?(?:[.-]\\d{1,6}[A-Za-z]?){0,3}|\\d{1,4}(?:\\.\\d{1,4}){1,3})";
const JOINT = "[ \\t]?(?:[,、，;；&+~～–—-]|から|和|与|及|と|및)[ \\t]?";
const IDS = `(?<![A-Za-z0-9.])((?:Task[ \\t]|タスク[ \\t]?|任务[ \\t]?|작업[ \\t]?)?${ID}(?:${JOINT}${ID}){0,20})`;
/** `依存: T003`, `依赖 T001`, `선행 작업: T002`, `阻塞: T005`. */
const BEFORE_IDS = new RegExp(
  `(?:(依存(?:関係|先)?|依[赖賴](?:于|項|项|关系)?|前提(?:条件|タスク)?|前置(?:任务|条件)?|의존(?:성)?|선행(?:[ ]?작업)?)|(ブロック|阻塞|차단))[*_]{0,2}[ \\t]?[:：]?[*_]{0,2}[ \\t]?${IDS}`,
  "g",
);
/** A word that goes on: `后端` is the back end, `後続` what follows, `後方互換` compatibility. */
const WORD_END = "(?![端台续續期置缀綴面果方半退援代段])";
/** `T012の後に`, `T001完了後`, `T001 完成后`, `T005 之后`, `T014, T015에 의존`. */
const AFTER = [
  "の後(?=[にではのもか、。,)\\s]|$)",
  `(?:の|が|を)?(?:完了|終了)(?:した)?(?:の)?後${WORD_END}`,
  "が?終わった後",
  "後(?=に|で|、)",
  "に依存",
  "(?:执行|執行)?(?:完成|结束|結束|完毕|完畢)?(?:之后|以后|之後|以後)",
  `(?:完成|结束|結束|完毕|完畢)[后後]${WORD_END}`,
  "[后後](?=[，,、。；;)）]|[ \\t]?(?:开始|開始|执行|執行|进行|進行|再|才)|[ \\t]?$)",
  "에[ ]?의존",
  "(?:[ ]?완료)?[ ]?(?:후에?|이후)(?![가-힣])",
];
const AFTER_IDS = new RegExp(`${IDS}[ \\t]?(?:${AFTER.join("|")})`, "g");
const SCRIPT = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/;

/** Finds what Japanese, Chinese and Korean sentences say about waiting for ids. Linear. */
export function findEastAsianDependencies(text: string, context: ExpressionContext): InlineDependency[] {
  if (!SCRIPT.test(text)) return [];
  const read = (ids: string, start: number, direction: Expression["direction"]): InlineDependency => {
    const references = parseExpression(ids.replace(/から/g, "-").replace(/和|与|及|と|및/g, ","), context);
    return { text: ids, start, direction, references };
  };
  const leading = [...text.matchAll(BEFORE_IDS)].map((match) =>
    read(match[3] ?? "", match.index, match[2] === undefined ? "waits" : "blocks"),
  );
  const trailing = [...text.matchAll(AFTER_IDS)].map((match) => read(match[1] ?? "", match.index, "waits"));
  return [...leading, ...trailing];
}
