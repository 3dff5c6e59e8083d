import { NO_TOTALS } from "../absent.ts";
import { defineDefect } from "../defect.ts";
import { replaceSpan } from "../edit-lines.ts";

export const wrongTotal = defineDefect({
  id: "wrong-total",
  summary: "A total is not what the list holds",
  rule: "summary/count-mismatch",
  absent: { "spec-kitty": NO_TOTALS },
  besides: [
    { rule: "summary/sum-mismatch", because: "its parts do not add up to it any more" },
    { rule: "summary/internal-mismatch", because: "another place gives the right number" },
  ],
  places: ({ files, list }) =>
    list.totals.map(({ label, value, at, span }) => ({
      what: `${label}: ${value + 4}`,
      files: { ...files, [list.path]: replaceSpan(files[list.path] ?? "", span, `${value + 4}`) },
      at: { path: list.path, lines: [at.line] },
    })),
});
