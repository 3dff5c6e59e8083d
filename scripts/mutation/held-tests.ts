import { BroadcastChannel } from "node:worker_threads";
import { createVitest, type Vitest } from "vitest/node";
import type { Answer, Question, Start } from "./messages.ts";

const SERVER = "scripts/mutation/serve-mutants.ts";

interface Held {
  readonly channel: BroadcastChannel;
  readonly end: Promise<unknown>;
}

/** Tests that stay loaded in a worker thread, to be run again and again. */
export class HeldTests {
  readonly #name: string;
  readonly #files: Start["files"];
  #vitest: Vitest | null = null;
  #held: Held | null = null;

  /** The name is that of the channel to the worker: unique in this process. */
  constructor(name: string, files: Start["files"]) {
    this.#name = name;
    this.#files = files;
  }

  /** Loads all modules while the mutant is active. False where that fails, as it does where the mutant breaks one. */
  async load(mutant: string | null): Promise<boolean> {
    await this.unload();
    this.#vitest ??= await createVitest("test", { config: "scripts/mutation/vitest.config.ts", watch: false });
    this.#vitest.provide("mutation", { channel: this.#name, files: this.#files, mutant });
    this.#vitest.state.filesMap.clear();
    const channel = new BroadcastChannel(this.#name);
    const ready = nextAnswer(channel).then(() => true);
    const end = this.#vitest.start([SERVER]);
    if (!(await Promise.race([ready, end.then(() => false)]))) {
      channel.close();
      return false;
    }
    this.#held = { channel, end };
    return true;
  }

  get loaded(): boolean {
    return this.#held !== null;
  }

  whyNotLoaded(): string {
    const errors = this.#vitest?.state.getFiles().flatMap((file) => file.result?.errors ?? []) ?? [];
    return ["The tests cannot be loaded.", ...errors.map(({ message }) => message)].join("\n");
  }

  /** @throws where no tests are loaded. */
  async ask(question: Question): Promise<Extract<Answer, { answer: "tried" }>> {
    if (!this.#held) throw new Error("No tests are loaded.");
    const answer = nextAnswer(this.#held.channel);
    this.#held.channel.postMessage(question);
    const found = await answer;
    if (found.answer !== "tried") throw new Error("The tests were loaded twice.");
    return found;
  }

  async unload(): Promise<void> {
    const held = this.#held;
    if (!held) return;
    this.#held = null;
    held.channel.postMessage({ ask: "end" } satisfies Question);
    await held.end;
    held.channel.close();
  }

  async close(): Promise<void> {
    await this.unload();
    await this.#vitest?.close();
  }
}

function nextAnswer(channel: BroadcastChannel): Promise<Answer> {
  return new Promise((resolve) => {
    channel.onmessage = (event) => resolve((event as { data: Answer }).data);
  });
}
