import { plainSigns } from "../statuses/garbled-signs.ts";

/** As many characters before a verb as its subject may take up. */
const REACH = 160;
const ID = "[A-Z]{0,8}-?\\d{1,6}[A-Za-z]?(?:[.-]\\d{1,6}[A-Za-z]?){0,4}";
const JOINT = "(?:[ \\t]*[,/&+–-][ \\t]*(?:and[ \\t]+)?|[ \\t]+(?:and|or)[ \\t]+)";
const CLAUSE_START =
  "(?:^|[.;:!?,(|\\n]|[ \\t][-–—]|(?<![A-Za-z])(?:and|but|so|because|since|while|whereas|then|that|if))[\\s*_`]*";
/** Helping verbs, and verbs and adverbs that say no more than "is worked on". */
const HELPERS =
  "(?:[ \\t\\r\\n]+(?:itself|themselves|both|each|all|also|only|then|can|could|may|might|must|should|shall|will|would|cannot|needs?|has|have|to|be|is|are|was|were|not|starts?|started|begins?|runs?|proceeds?|executed?|executes|happens?|lands?|landed|merges?|merged|done|implemented|claimed|parallel|in|remains?|sequentially|immediately|directly|safely)){0,7}";
const SUBJECT = new RegExp(
  `${CLAUSE_START}((?:Tasks?[ \\t]+)?${ID}(?:${JOINT}[*_\`]{0,3}${ID}){0,12})[*_\`]{0,3}(?:[ \\t]*\\([^()]{0,80}\\))?${HELPERS}[\\s*_\`]*[([]?$`,
  "i",
);

/**
 * The ids that the clause before a verb is about: `WP03 and WP04 can start ` gives both, `Extend T003 ` none, for there
 * the task stands for what it made.
 */
export function subjectBefore(text: string, verb: number): readonly string[] {
  const before = plainSigns(text.slice(Math.max(0, verb - REACH), verb));
  const said = /\d/.test(before) ? SUBJECT.exec(before)?.[1] : undefined;
  return said === undefined ? [] : (said.match(new RegExp(ID, "g")) ?? []);
}
