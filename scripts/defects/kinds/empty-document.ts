import { defineDefect } from "../defect.ts";
import { documentsWithoutTasks } from "../documents.ts";

export const emptyDocument = defineDefect({
  id: "empty-document",
  summary: "A document has a title and says nothing",
  rule: "bundle/empty-document",
  absent: { bmad: "a story is one file, which holds the tasks" },
  besides: [
    { rule: "coverage/unknown-requirement", because: "nobody says any more what the requirements are" },
    { rule: "spec/missing-section", because: "its sections are gone with the rest" },
    { rule: "spec/empty-section", because: "a title alone is a section without content" },
    { rule: "graph/unknown-reference", because: "nobody says any more what the stories are" },
  ],
  places: (clean) =>
    documentsWithoutTasks(clean).map(({ path, role }) => ({
      what: `${path} is empty`,
      files: { ...clean.files, [path]: "# Lantern\n" },
      at: { path, lines: [1] },
      // A specification of a change may be short: it is judged by what it changes.
      ...(role === "delta" ? { rule: "spec/delta-conflict" } : {}),
    })),
});
