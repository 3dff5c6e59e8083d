import { defineDialect } from "./dialect.ts";

/** Tasks as paragraphs: `**T001** [P] …`, `**Task 1.2: …**`. */
export const boldParagraph = defineDialect({
  id: "bold-paragraph",
  summary: "Paragraphs with an id in bold: **T001** [P] Title",
  signal: ({ lines }) => lines.filter((form) => form === "bold").length,
  demandsIds: true,
});
