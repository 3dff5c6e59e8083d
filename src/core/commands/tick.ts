import { defineEdit } from "./define-edit.ts";

export const tick = defineEdit({
  name: "tick",
  to: "done",
  summary: "Marks tasks as done; without any, those that this pull request completes",
  examples: ["/spec tick", "/spec tick T012", "/spec tick T012 T013 merged by hand"],
  meansCompleted: true,
});
