import { negationBefore } from "../references/negation.ts";

/** One statement of order: what comes first, and what comes after it. */
export interface OrderPair {
  readonly first: string;
  readonly last: string;
  /** `→` says less than a verb, and so does a sentence whose sides are told apart by a comma. */
  readonly isSure: boolean;
}

const STATE =
  "(?:(?:must|should|needs? to|ha(?:s|ve) to|can|be|is|are|fully|all|both)[ ]){0,4}(?:complete[ds]?|done|finish(?:ed|es)?|merged?|ready|lands?|landed|in place)[ ]";
/** Left side first. */
export const BEFORE = `(?:${STATE})?(?:before|prior to)|precedes?|unblocks|blocks(?! on(?![\\w-]))|gates|(?:is |are )?(?:a )?prerequisites? (?:for|of)|(?:is |are )?(?:required|needed) (?:by|for)|(?<!被)阻塞`;
/** Left side last. */
export const AFTER =
  "(?:cannot|can ?not|can't|must not|should not|may not)[ ](?:start|begin|run|be started)[ ](?:until|before)|(?:waits?|wait) (?:for|until)|depends? (?:up)?on|requires?|(?:can |may |must |should )?(?:only )?(?:start |begin |run |follow )?after|follows|blocked (?:by|on)|blocks? on|needs?(?! not)|h(?:ä|ae)ngt (?:ab )?von|dépend de|←|⟵|<-{1,2}(?!>)|(?<![无無没沒不])依[赖賴][于於]?";
const ARROW = "[ ]?(?:→|⟶|➔|➜|⇒|──?[►▶]|[-=]{1,2}>)[ ]?";
/** A verb or an arrow of order. */
export const VERB = new RegExp(`(?<![\\w-])(?:(${BEFORE})|(${AFTER}))(?![\\w-])|(${ARROW})`, "gi");
/** `After T001, T002 and T003 can start`. */
const OPENING =
  /^(?:only )?(?:after|once|when) ([^,:]{2,120}?)(?: (?:is|are|has|have) [a-z ]{2,30}| completes?| complete)?[,:] (.{2,300})$/i;
/** `T003 need not be done before T002` puts neither first; `must not be started before` does. */
const NEEDLESS = /\b(?:need|have|has|necessarily|required)\b/i;
/** `blocks` and `depends on` keep their subject; `A before B before C` and arrows go on from what they reached. */
const GOES_ON = /^(?:.*\bbefore|.*\bprior to|precedes?|.*[→⟶➔➜⇒►▶>].*)$/i;
/** `possible only if T002 starts before T001 completes`: nobody says that it does. */
const SUPPOSED = /\b(?:only if|unless)\b/i;
const MOST_VERBS = 60;

/** What a clause says about order: `A before B`, `B after A and blocks C`, `A → B → C`. Nothing where it is denied. */
export function readOrder(clause: string): OrderPair[] {
  const opening = OPENING.exec(clause);
  if (opening)
    return [{ first: opening[1] ?? "", last: opening[2] ?? "", isSure: false }, ...alsoSaid(opening[2] ?? "")];
  // What stands in parentheses explains; it is read with its side.
  const plain = clause.replace(/\([^()]*\)/g, (note) => " ".repeat(note.length));
  const supposed = SUPPOSED.exec(plain)?.index ?? plain.length;
  const verbs = [...plain.matchAll(VERB)].filter(({ index }) => index < supposed).slice(0, MOST_VERBS);
  let subject = clause.slice(0, verbs[0]?.index ?? 0);
  return verbs.flatMap((verb, index): OrderPair[] => {
    const object = clause.slice(verb.index + verb[0].length, verbs[index + 1]?.index);
    const pair = pairOf(clause, verb, subject, object);
    const isKept = index > 0 && !GOES_ON.test(verbs[index - 1]?.[0].trim() ?? "");
    const goesOn = GOES_ON.test(verb[0].trim());
    if (goesOn) subject = object;
    // `T010 needs T001 before T003` may be about either of them.
    return pair === null ? [] : [isKept && goesOn ? { ...pair, isSure: false } : pair];
  });
}

/** `After T001, T002 depends on T003` says two things. */
function alsoSaid(rest: string): OrderPair[] {
  return OPENING.test(rest) ? [] : readOrder(rest).filter(({ isSure }) => isSure);
}

function pairOf(clause: string, verb: RegExpExecArray, left: string, right: string): OrderPair | null {
  const [said, before, after, arrow] = verb;
  if (arrow !== undefined) return { first: left, last: right, isSure: false };
  const isBefore = before !== undefined;
  const negation = /(?:not|n't) .*(?:until|before)$/i.test(after ?? "") ? null : negationBefore(clause, verb.index);
  if (negation === null)
    return isBefore ? { first: left, last: right, isSure: true } : { first: right, last: left, isSure: true };
  const isForbidden =
    isBefore && /\bbefore$/i.test(said) && !NEEDLESS.test(`${clause.slice(0, verb.index).slice(-30)} ${said}`);
  return isForbidden ? { first: right, last: left, isSure: true } : null;
}
