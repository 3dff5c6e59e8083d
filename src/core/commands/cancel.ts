import { defineEdit } from "./define-edit.ts";

export const cancel = defineEdit({
  name: "cancel",
  to: "cancelled",
  summary: "Marks tasks as cancelled",
  examples: ["/spec cancel T012 no longer wanted", "/spec cancel T012"],
});
