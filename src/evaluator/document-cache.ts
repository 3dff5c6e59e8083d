import { LRUCache } from "lru-cache";
import { parseTasksFile } from "../core/bundle/parse-tasks-file.ts";
import type { ParseOptions } from "../core/dialects/parse-task-list.ts";
import type { ParsedTasks } from "../core/edits/parsed-tasks.ts";
import type { EvaluateOptions } from "../core/evaluate.ts";
import { SectionCache } from "../core/markdown/section-cache.ts";
import type { SourceFile } from "../core/snapshot/source-file.ts";
import { GraphCache } from "./graph-cache.ts";

/** A parsed document takes about this many times the bytes of its text. */
const GROWTH = 20;

/**
 * Parsed tasks documents by blob SHA, path, and the dialect and markers that they were read with, the least recently
 * used forgotten first. It lives in the memory of the engine that fills it, so the engine's version is no part of the key.
 */
export class DocumentCache {
  readonly #documents: LRUCache<string, ParsedTasks>;
  readonly #sections = new SectionCache();
  readonly #graphs = new GraphCache();
  readonly #onParse: (path: string) => void;

  /** @param bytes about how much memory the documents may take */
  constructor(bytes: number, onParse: (path: string) => void) {
    this.#documents = new LRUCache({ maxSize: bytes });
    this.#onParse = onParse;
  }

  /** What has an evaluation read its documents from here. */
  options(): EvaluateOptions {
    return {
      parse: (file, reading) => this.parse(file, reading).list,
      blocks: (file, reading) => this.parse(file, reading).document,
      graph: (list) => this.#graphs.graphOf(list),
    };
  }

  parse(file: SourceFile, options: ParseOptions = {}): ParsedTasks {
    const key = JSON.stringify([file.blobSha, file.path, options.dialect, options.markers]);
    const known = this.#documents.get(key);
    if (known !== undefined) return known;
    this.#onParse(file.path);
    const parsed = parseTasksFile(file, options, this.#sections);
    this.#documents.set(key, parsed, { size: Math.max(1, file.bytes.length * GROWTH) });
    return parsed;
  }
}
