import { plainSigns } from "../statuses/garbled-signs.ts";

/** Characters before a verb in which a negation of it may stand. */
const REACH = 60;
/** Where the clause of the verb begins. */
const CLAUSE_START = /[.,;:!?()[\]|\n]|[ \t][-–—][ \t]|\b(?:but|because|since|so)\b/g;
/** At most two words between; `not only` affirms, `not found` names an error. */
const NEGATION =
  /(?:(?<![\w-])(?:not|never|no longer|nothing|none|nobody|no|neither|nor|cannot|without)(?!-)(?![ \t]+(?:only|found|null|empty)\b)|n['’]t)(?:[ \t]+[\w'’-]{1,30}){0,2}[ \t]*$/i;

/** The negation, with the words after it, that denies the verb at `at`: `must not be started `; null for none. */
export function negationBefore(text: string, at: number): string | null {
  const before = plainSigns(text.slice(Math.max(0, at - REACH), at)).replace(/[*_`~]/g, "");
  const clause = before.split(CLAUSE_START).at(-1) ?? "";
  return NEGATION.exec(clause)?.[0] ?? null;
}
