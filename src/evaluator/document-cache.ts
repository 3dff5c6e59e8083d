import { LRUCache } from "lru-cache";
import { parseTasksFile } from "../core/bundle/parse-tasks-file.ts";
import type { ParsedTasks } from "../core/edits/parsed-tasks.ts";
import type { SourceFile } from "../core/snapshot/source-file.ts";

/** A parsed document takes about this many times the bytes of its text. */
const GROWTH = 20;

/**
 * Parsed tasks documents by blob SHA and path, the least recently used forgotten first. It lives as long as the
 * engine that filled it, and dialect and markers are the engine's own, so neither is part of the key.
 */
export class DocumentCache {
  readonly #documents: LRUCache<string, ParsedTasks>;
  readonly #onParse: (path: string) => void;

  /** @param bytes about how much memory the documents may take */
  constructor(bytes: number, onParse: (path: string) => void) {
    this.#documents = new LRUCache({ maxSize: bytes });
    this.#onParse = onParse;
  }

  parse(file: SourceFile): ParsedTasks {
    const key = `${file.blobSha} ${file.path}`;
    const known = this.#documents.get(key);
    if (known !== undefined) return known;
    this.#onParse(file.path);
    const parsed = parseTasksFile(file);
    this.#documents.set(key, parsed, { size: Math.max(1, file.bytes.length * GROWTH) });
    return parsed;
  }
}
