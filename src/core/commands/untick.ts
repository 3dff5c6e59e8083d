import { defineEdit } from "./define-edit.ts";

export const untick = defineEdit({
  name: "untick",
  to: "todo",
  summary: "Marks tasks as not done",
  examples: ["/spec untick T012", "/spec untick T012 the tests are missing"],
});
