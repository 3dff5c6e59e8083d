import { defineEdit } from "./define-edit.ts";

export const tick = defineEdit({
  name: "tick",
  to: "done",
  summary: "Marks tasks as done; where none is named, those that this pull request completes",
  note: "A task whose dependencies are still open is ticked all the same, as whoever orders it may know better than the document, and the reply says what it waits for. The check reports it then as `tasks/done-before-dependency`. `tick` of the command line does the same.",
  examples: ["/spec tick", "/spec tick T012", "/spec tick T012 T013 merged by hand"],
  meansCompleted: true,
});
