/** A word for waiting and an id right behind it, as a reader with no grammar would mark them with a pen. */
export interface Sighting {
  readonly line: number;
  readonly id: string;
  readonly text: string;
}

const ID = "(?:[A-Z]{1,6}-?\\d+[a-z]?(?:[.-]\\d+[a-z]?)*|\\d+\\.\\d+[a-z]?(?:\\.\\d+)*)(?![\\w%])";
const WORD =
  "depend(?:s|ent|ing|encies|ency|encia)? ?(?:upon|on|de)?|deps?|blocked[ -]by|blocks|unblocks|waits? (?:for|on)|requires|needs|after|before|precedes?|prerequisites?|[DB](?=:)|依存|依赖|의존";
const GLUE = "(?:[\\s:*_`(\\[{【：]|completion of|tasks?|phases?|milestones?|the|all)";
const SIGHT = new RegExp(
  `(?<![\\p{L}\\d/.-]|\\b(?:[Nn]o|not|never|no longer|not be done) )(?:${WORD})${GLUE}{0,8}?(${ID}(?:(?:[ ]?[,、;&+/][ ]?|[ ]and[ ]|[ ]or[ ]|, and )(?:tasks? )?${ID})*)`,
  "giu",
);
const ARROW = new RegExp(
  `(${ID})(?:\\[[^\\]]*\\]|\\([^)]*\\))?\\s*(?:→|-->|-\\.->|==>|->)(?:\\|[^|]*\\|)?\\s*(${ID})`,
  "g",
);

/** Every id that stands right behind a word for waiting, or at an arrow, outside of code that is no diagram. */
export function sightings(text: string): Sighting[] {
  let fence: string | null = null;
  return text.split(/\r\n|\r|\n/).flatMap((content, index) => {
    const mark = /^[\s>]*(```+|~~~+)\s*(\w*)/.exec(content);
    if (mark) {
      fence = fence === null ? (mark[2] ?? "") : null;
      return [];
    }
    if (fence !== null && fence !== "mermaid") return [];
    const line = index + 1;
    const words =
      fence === null
        ? [...content.matchAll(SIGHT)].flatMap(([, ids = ""]) => ids.match(new RegExp(ID, "g")) ?? [])
        : [];
    const arrows = [...content.matchAll(ARROW)].flatMap(([, from = "", to = ""]) => [from, to]);
    // `P1 → P2` is an order of priorities.
    return [...words, ...arrows.filter((id) => !/^P\d$/.test(id))].map((id) => ({ line, id, text: content }));
  });
}
