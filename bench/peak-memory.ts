import { taskDocument } from "./documents.ts";
import { inputOf } from "./input.ts";

/** `node peak-memory.ts evaluate|remark TASKS`: reads one document and prints the largest resident set of the process in MB. */
const [what, tasks] = process.argv.slice(2);
const text = taskDocument(Number(tasks));
if (what === "evaluate") {
  const { evaluate } = await import("../src/core/evaluate.ts");
  evaluate(inputOf(text));
} else {
  const { bareRemark } = await import("./bare-remark.ts");
  bareRemark.parse(text);
}
console.log(Math.round(process.resourceUsage().maxRSS / 1024));
