/** `{slug}`, `{Project Name}`, `{{title}}`. */
const BRACES = /^\{{1,2}[ ]?[A-Za-z][\w -]{0,60}[ ]?\}{1,2}$/;
const BRACKETS = /^\[([^[\]\n]{2,300})\]$/;
const ANGLES = /^<[A-Za-z][a-z]*(?:[- ][a-z]+){1,5}>$/;

/** Words that the usual templates put in brackets. */
const VOCABULARY = new Set(
  [
    "FEATURE NAME, FEATURE, DATE, PROJECT NAME, PROJECT_NAME, BRIEF TITLE, TITLE, NAME, OWNER, AUTHOR, VERSION",
    "###-FEATURE-NAME, ENTITY 1, ENTITY 2, NAME/ROLE, TASK TITLE, TASK IDS, DESCRIPTION, NUMBER, TIMELINE, TIME, TYPE, NOTES",
    "YYYY-MM-DD, DD/MM/YYYY, SERVICE, MODEL, COMPONENT, LINK, INITIAL SCENARIO, ACTION, EXPECTED OUTCOME, STORY",
    "PRINCIPLE_1_NAME, BOUNDARY CONDITION, ERROR SCENARIO, SPECIFIC CAPABILITY, KEY INTERACTION, LOCATION",
  ]
    .join(", ")
    .split(", "),
);

/** How instructions to the author begin. */
const INSTRUCTION =
  /^(?:e\.g\.,?|i\.e\.,?|ex:|link to|specific|describe|reason \d|continue|calculate|add |insert |your |brief |detailed |list |explain |enter |path to|name of|name or|short |estimated |total |potential |number of|none \/|sequential \/|technical )/i;

/** What people put in brackets and mean. */
const MEANT =
  /^(?:[xX ~!/-]|P\d?\??|US\d{1,3}(?:[-–, ]{1,3}US\d{1,3}){0,5}|n\/?a|none|id|wip|draft|done|optional|unreleased|gap|#\d{1,7}|\^.{1,60}|\d{1,6}|[\w./-]{1,100}\.[a-z]{1,5}(?::[\d-]{1,20})?)$/i;

/** `{ key }` of an object and `{{ name }}` of a template language are code where they are written as code. */
const CODE_WITH_BRACES = /^\s*`\{{1,2} /;

/** A whole value, cell or line that is nothing but a placeholder, as written; else null. */
export function blankValue(text: string): string | null {
  if (CODE_WITH_BRACES.test(text)) return null;
  const bare = text
    .trim()
    .slice(0, 400)
    .replace(/^[`*_"'“]{1,3}/, "")
    .replace(/[`*_"'”.]{1,3}$/, "")
    .trim();
  if (BRACES.test(bare) || ANGLES.test(bare)) return bare;
  if (/^(?:TODO|TBD|FIXME|TKTK|\?\?\?)$/.test(bare)) return bare;
  const inside = BRACKETS.exec(bare)?.[1];
  return inside !== undefined && isBlankGroup(inside) ? bare : null;
}

/** Whether a line of a text may be nothing but a placeholder: what it has to end with costs little to see. */
export function mayBeBlank(text: string): boolean {
  return /[\r\n]/.test(text) || /(?:[\]}>?]|TODO|TBD|FIXME|TKTK)[`*_"'”.]{0,3}\s*$/.test(text.slice(-20));
}

/** A bracket group stands for something unknown when it is of the vocabulary, instructs, offers a choice or is in capitals. */
function isBlankGroup(inside: string): boolean {
  if (MEANT.test(inside) || /^NEEDS CLARIFICATION/i.test(inside)) return false;
  if (VOCABULARY.has(inside.trim().toUpperCase()) || INSTRUCTION.test(inside)) return true;
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(inside)) return true;
  const isChoice =
    /^[\w -]{1,30}(?: ?\/ ?[\w -]{1,30}){1,6}$/.test(inside) && !/^[\w.-]+(?:\/[\w.-]+){2,}$/.test(inside);
  return isChoice || /^[A-Z][a-z]+(?: [A-Za-z]+){0,3} \d$/.test(inside);
}

/** The placeholder in a heading's text whose code is blanked out; else null. */
export function blankHeading(text: string): string | null {
  const brace = /(?:^|[^/$#\w{])(\{{1,2}[A-Za-z][\w ]{0,60}\}{1,2})(?![/\w])/.exec(text)?.[1];
  if (brace !== undefined && (/^\{{1,2}[A-Z]/.test(brace) || text.trim() === brace || isNameLike(brace))) return brace;
  const [bracket, inside = ""] = /(?<!\])\[([^[\]\n]{2,100})\](?![[(])/.exec(text) ?? [];
  return bracket !== undefined && isBlankGroup(inside) && !/\//.test(inside) ? bracket : null;
}

function isNameLike(brace: string): boolean {
  return /(?:name|title|slug|date|owner)\}{1,2}$/i.test(brace) && !brace.includes("_id");
}

const IN_TEXT: readonly RegExp[] = [
  /(?<=^|[\s("“'])\[(?:FEATURE NAME|FEATURE|DATE|PROJECT NAME|Feature Name|Project Name|###-feature-name|YYYY-MM-DD|Brief Title|Entity \d|Name\/Role)\](?![[(:\w-])/g,
  /(?<=^|[\s("“'])\[[A-Z][A-Z0-9]{1,30}(?:_[A-Z0-9]{1,30}){1,6}\](?![[(:\w-])/g,
  /(?<=^|[\s("“'])\[(?:e\.g\.,? |Link to |Describe |Continue with )[^[\]\n]{1,200}\](?![[(:])/g,
  /(?<![$\w{])\{\{ ?[A-Za-z_][\w .-]{0,60} ?\}\}(?!\})/g,
  /\$ARGUMENTS\b|\b__SPECKIT_COMMAND_[A-Z_]{1,40}__|\bONE_TO_TWO_SENTENCES\b/g,
  /(?<=^[ \t>]*)(?:TODO|TBD|FIXME|TKTK)(?=[:(]|$)|\bTODO\([A-Z_]{1,40}\)|(?<=[:：][ \t])(?:TODO|TBD|FIXME|TKTK|\?\?\?)(?=[ \t]*[.;,]?[ \t]*$)/g,
];

/** Whether a text may hold placeholders beside other words. */
export function mayHoldBlanks(text: string): boolean {
  return /[[{$_?]|TODO|TBD|FIXME|TKTK|SENTENCES/.test(text);
}

/** Placeholders in running text whose code and comments are blanked out. Bounded repeats, so linear. */
export function blanksInText(text: string): string[] {
  if (!mayHoldBlanks(text)) return [];
  return IN_TEXT.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => (isQuoted(text, index) ? [] : [found])),
  );
}

/** In quotes behind other words, `"# Spec: [Feature Name]"`, a group is spoken about. */
function isQuoted(text: string, index: number): boolean {
  if (text[index] !== "[" || text[index - 1] === '"') return false;
  return text.slice(Math.max(0, index - 200), index).split('"').length % 2 === 0 && text.includes('"', index);
}

/** `TXXX` in the place of a task's id; else null. */
export function placeholderId(text: string): string | null {
  return /^(?:\*\*|`)?(T0?X{2,3}|T[nN]{3}|Txxx|X\.Y)(?=[\s:*`])/.exec(text)?.[1] ?? null;
}
