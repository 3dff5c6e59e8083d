import { defineLayout } from "./layout.ts";

/** `docs/stories/1.2.login.md` of version 4. */
const STORY = /(?:^|\/)stories\/\d{1,4}\.\d{1,4}\.[^/]+\.md$/;
/** `…/implementation-artifacts/1-2-login.md` of version 6, and its quick specifications. */
const ARTIFACT = /(?:^|\/)implementation-artifacts\/(?:\d{1,4}-\d{1,4}-[^/]+|spec-[^/]+)\.md$/;

/** BMAD: each story is one file, and that file is the whole spec bundle. */
export const bmad = defineLayout({
  id: "bmad",
  summary: "BMAD: one file per story, stories/1.2.name.md or implementation-artifacts/1-2-name.md",
  documents: [{ role: "tasks", name: "", required: "always" }],
  directoryOf: (path) => (STORY.test(path) || ARTIFACT.test(path) ? path : null),
  isBundle: (names) => names.has(""),
});
