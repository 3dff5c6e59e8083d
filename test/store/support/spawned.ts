import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { DatabaseLocation } from "../../../src/store/database.ts";

export interface SpawnedWorker {
  /** Resolves when the process has printed such a line. */
  prints(line: string): Promise<void>;
  /** Ends it as a crash would, with no chance to clean up. */
  kill(): Promise<void>;
}

/** Started for the test that runs now; it does not outlive it. */
export function spawnWorker(location: DatabaseLocation): SpawnedWorker {
  const script = fileURLToPath(new URL("./worker-process.ts", import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(location)], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on("line", (line) => lines.push(line));
  return {
    async prints(line) {
      while (!lines.includes(line)) await Promise.race([once(reader, "line"), refuseExit(child)]);
    },
    async kill() {
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
    },
  };
}

async function refuseExit(child: ChildProcess): Promise<never> {
  const [code] = await once(child, "exit");
  throw new Error(`the worker process ended with ${code}`);
}
