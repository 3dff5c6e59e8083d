import { measureDeliveries } from "./deliveries.ts";
import { measureEvaluation } from "./evaluation.ts";
import { measureHostile } from "./hostile-rows.ts";
import { measureMemory } from "./memory.ts";
import { isWithin, type Row, renderJson, renderTable } from "./report.ts";
import { measureRequests } from "./requests.ts";

const MEASURES = {
  evaluation: measureEvaluation,
  hostile: measureHostile,
  memory: measureMemory,
  requests: measureRequests,
  deliveries: measureDeliveries,
};

/** `npm run bench [-- --json] [names…]`: every measure beside its budget; exit code 1 when one is beyond it. */
const args = process.argv.slice(2);
const asked = args.filter((arg) => !arg.startsWith("--"));
const rows: Row[] = [];
for (const [name, measure] of Object.entries(MEASURES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stderr.write(`measuring ${name}…\n`);
  rows.push(...(await measure()));
}
console.log(args.includes("--json") ? renderJson(rows) : renderTable(rows));
process.exitCode = rows.length > 0 && rows.every(isWithin) ? 0 : 1;
