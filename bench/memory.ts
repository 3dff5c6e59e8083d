import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Row } from "./report.ts";

/** Largest resident set of a process that reads one document: by this engine, and by bare remark where that ends in time. */
export async function measureMemory(): Promise<readonly Row[]> {
  const [ours, bare, many] = [peak("evaluate", 10_000), peak("remark", 10_000), peak("evaluate", 100_000)];
  return [
    memoryRow("memory.evaluate.10000", "peak memory of evaluating 10,000 tasks, MB", ours),
    memoryRow("memory.remark.10000", "peak memory of bare remark on 10,000 tasks, MB", bare),
    memoryRow("memory.evaluate.100000", "peak memory of evaluating 100,000 tasks, MB", many),
    {
      name: "ratios.memory.10000",
      what: "peak memory of evaluating 10,000 tasks over bare remark",
      value: ours / bare,
      limit: { kind: "at most", value: 1 },
    },
  ];
}

function memoryRow(name: string, what: string, value: number): Row {
  return { name, what, value, limit: null };
}

/** In megabytes. */
function peak(what: "evaluate" | "remark", tasks: number): number {
  const script = join(import.meta.dirname, "peak-memory.ts");
  return Number(execFileSync(process.execPath, [script, what, String(tasks)], { encoding: "utf8" }));
}
