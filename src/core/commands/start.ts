import { defineEdit } from "./define-edit.ts";

export const start = defineEdit({
  name: "start",
  to: "in-progress",
  summary: "Marks tasks as being worked on",
  examples: ["/spec start T012", "/spec start 001-auth#T012"],
});
