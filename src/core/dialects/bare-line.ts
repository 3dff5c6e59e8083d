import { defineDialect } from "./dialect.ts";
import { hasTaskId } from "./spec-kit.ts";

/** Ids without boxes: `T006 …` as a line, `- [T002] [P] …` and `- T003 — …` as bullets, `[ ] T014 …` without a bullet. */
export const bareLine = defineDialect({
  id: "bare-line",
  summary: "Lines and bullets with an id and no box: T006 Title, - [T002] [P] Title",
  signal: ({ lines, bullets, boxed }) => {
    const bare = lines.filter((form) => form !== "bold").length;
    const listed = bullets.filter((item) => hasTaskId(item)).length;
    return boxed.some(({ item }) => hasTaskId(item)) ? 0 : bare + listed;
  },
  demandsIds: true,
});
