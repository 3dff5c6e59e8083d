import type { Document } from "../bundle/spec-bundle.ts";
import type { Block, ItemBlock } from "../markdown/markdown-document.ts";
import type { Requirement } from "./requirement.ts";

/** `**FR-001**:`, `FR-001 -`, `` `NFR-2`. ``; a mention in running text is no definition. */
const DEFINED =
  /^(?:\*\*|__|`|\[)?((?:FR|NFR|SC|AC|REQ|BR|UC)-(?:[A-Z]{1,6}\d{0,3}-)?\d{1,4}[a-z]?)(?:\*\*|__|`|\])?[ \t]{0,3}(?:\([^()\n]{0,60}\)[ \t]{0,3})?(?:[:：.)–—-](?:\*\*|__)?[ \t]{1,3}|[ \t]{1,3}(?=\*\*|[A-Z])|(?=\*\*)|$)/;
/** `User Story 2 - Export (Priority: P2)`, `US-2: Export`. */
const STORY = /^(?:user story|story|us)[ -]?(\d{1,3})\b[ \t]{0,3}[:–—.-]?[ \t]{0,3}/i;
/** Kiro's `Requirement 2: Export`, in the languages that its users write. */
const GROUP =
  /^(?:requirement|anforderung|requisito|exigence|需求|要求|要件|요구 ?사항)[ \t]{0,3}(\d{1,3}(?:\.\d{1,3})?)(?!\d)[ \t]{0,3}[:–—.-]?[ \t]{0,3}/i;
/** Ouroboros' `**1.1** WHEN …`; a bare number is one in a document of requirements alone. */
const NUMBERED = /^(?:\*\*)?(\d{1,3}\.\d{1,3})(?:\*\*)?[.:)]?[ \t]{1,3}(?=\S)/;
const CRITERIA =
  /^(?:\*\*)?(?:acceptance criteria|akzeptanzkriterien|criterios de aceptaci[oó]n|crit[eè]res d['’]acceptation|验收标准|驗收標準|受け入れ基準|受入基準|인수 ?조건)/i;
const EXCLUDED =
  /\b(?:out of scope|deferred|descoped|won['’]t have|obsolete|superseded|withdrawn)\b|\((?:optional|future|removed)\)|~~/i;

const KINDS: Readonly<Record<string, Requirement["kind"]>> = {
  NFR: "non-functional",
  SC: "success",
  AC: "acceptance",
};

/** The requirements, criteria and user stories that a document defines, in document order. Linear in its size. */
export function readRequirements(document: Document): readonly Requirement[] {
  return new RequirementReader(document).read();
}

class RequirementReader {
  readonly #document: Document;
  readonly #found: Requirement[] = [];
  #under: string | null = null;
  #underDepth = 7;
  #isCriteria = false;
  #isRow = false;

  constructor(document: Document) {
    this.#document = document;
  }

  read(): readonly Requirement[] {
    for (const block of this.#document.markdown().blocks) this.#readBlock(block);
    return this.#found;
  }

  #readBlock(block: Block): void {
    if (block.kind === "heading") this.#readHeading(block.text, block.depth, block.line);
    else if (block.kind === "item") this.#readItem(block);
    else if (block.kind === "paragraph") this.#readParagraph(block.text, block.line);
    else if (block.kind === "table") {
      this.#isRow = true;
      for (const { cells, line } of block.rows) this.#readText(`${cells[0] ?? ""}: ${cells.slice(1).join(" ")}`, line);
      this.#isRow = false;
    }
  }

  #readParagraph(text: string, line: number): void {
    if (CRITERIA.test(text.slice(0, 60))) this.#isCriteria = true;
    else this.#readText(text, line);
  }

  #readHeading(text: string, depth: number, line: number): void {
    const plain = text.replace(/^[\s\d.]*(?=user story|requirement)/i, "").replace(/\*\*/g, "");
    const story = STORY.exec(plain);
    const group = this.#document.role === "requirements" ? GROUP.exec(plain) : null;
    if (depth <= this.#underDepth) {
      this.#under = null;
      this.#underDepth = 7;
    }
    this.#isCriteria = CRITERIA.test(plain.trim());
    const match = story ?? group;
    if (!match) {
      this.#readText(text, line, false);
      return;
    }
    const id = story ? `US${match[1]}` : `${match[1]}`;
    this.#add(story ? "story" : "group", id, plain.slice(match[0].length), line);
    this.#under = id;
    this.#underDepth = depth;
  }

  /** A numbered list of criteria under `Requirement 2` counts 2.1, 2.2 and so on. */
  #readItem(item: ItemBlock): void {
    if (this.#readText(item.text, item.line)) return;
    const number = /^[ \t>]*(\d{1,3})[.)]/.exec(this.#lineOf(item))?.[1];
    if (this.#isCriteria && item.ordered && item.depth === 1 && number !== undefined && this.#isGrouped()) {
      this.#add("acceptance", `${this.#under}.${number}`, item.text, item.line);
    } else for (const child of item.children) if (child.kind === "item") this.#readItem(child);
  }

  #isGrouped(): boolean {
    return this.#under !== null && !this.#under.startsWith("US");
  }

  #lineOf({ span }: ItemBlock): string {
    return this.#document.source.text.slice(span.start, span.start + 12);
  }

  /** A heading may be numbered as a chapter is. */
  #readText(text: string, line: number, mayBeNumber = true): boolean {
    const defined = DEFINED.exec(text.slice(0, 300));
    const numbered = mayBeNumber && this.#document.role === "requirements" ? NUMBERED.exec(text.slice(0, 60)) : null;
    const [whole, id] = defined ?? numbered ?? [];
    if (whole === undefined || id === undefined) return false;
    const kind = numbered && !defined ? "acceptance" : (KINDS[id.split("-", 1)[0] ?? ""] ?? "functional");
    this.#add(kind, id, text.slice(whole.length), line, whole);
    return true;
  }

  /** `before` is what stands before the text: it may say that the requirement is deferred. */
  #add(kind: Requirement["kind"], id: string, text: string, line: number, before = ""): void {
    const { path } = this.#document.file;
    const own = text
      .slice(0, 1_000)
      .replace(/^[*_]{0,3}[ \t]?[:：]?[*_]{0,3}/, "")
      .trim();
    const at = { path, line, endLine: line };
    this.#found.push({
      kind,
      id,
      text: own,
      under: this.#under,
      isExcluded: EXCLUDED.test(before + own),
      isRow: this.#isRow,
      at,
    });
  }
}
