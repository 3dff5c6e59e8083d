import { defineEdit } from "./define-edit.ts";

export const block = defineEdit({
  name: "block",
  to: "blocked",
  summary: "Marks tasks as blocked",
  examples: ["/spec block T012 waits for the vendor", "/spec block T012"],
});
