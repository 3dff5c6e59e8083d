/** What says no more than that the task behind it is waited for. */
const FILLER =
  /^(?:(?:also|both|then|only|first|full|the|successful|completion of|completing|finishing|merging|merge of|end of)[ \t]+){1,4}/i;
/** `the User model from`: what a task makes stands for it. */
const PRODUCT =
  /^\p{L}[^,;:()\n]{0,80}?[ \t](?:from|by|(?<=\b(?:outputs?|results?|schemas?|models?|types?|interfaces?|contracts?|artifacts?|deliverables?|work) )of)[ \t]+(?=(?:tasks?[ \t]+)?[A-Z]{0,8}-?\d)/iu;
/** Words that turn such a phrase round. */
const NOT_WAITING =
  /\b(?:not|no|never|removal|deletion|fix|revert|nothing|none|without|except|independent(?:ly)?|regardless|irrespective|instead|outside|ahead|because|parallel|unlike|subset|copy)\b/i;
const NAME = /^(?:(?:tasks?|phases?)[ \t]+)?[A-Z]{0,8}-?\d/;

/**
 * What follows the words before an id: `T001` of `completion of T001`, `also T001` (plain) and of `the User model from
 * T001`. Null where none follows, or where the words say something else.
 */
export function behindWords(text: string): { readonly rest: string; readonly isPlain: boolean } | null {
  const rest = text.replace(FILLER, "");
  if (rest !== text && NAME.test(rest)) return { rest, isPlain: true };
  const product = PRODUCT.exec(text)?.[0];
  if (product === undefined || NOT_WAITING.test(product)) return null;
  return { rest: text.slice(product.length), isPlain: false };
}
