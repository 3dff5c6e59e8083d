import { defineLayout } from "./layout.ts";

/** `001-user-auth`, and since 2026 `20260821-101500-user-auth`; `2025-07-31-user-auth` is a day of Agent OS. */
const FEATURE = /^(?!\d{4}-\d{2}-\d{2}-)(?:\d{3,}|\d{8}-\d{6})-./;
/** `specs/<scope>/<feature>/` is allowed, deeper nesting is not. */
const MAX_SCOPES = 2;

/** GitHub spec-kit: `specs/001-name/` with spec.md first, then plan.md, then tasks.md. */
export const specKit = defineLayout({
  id: "spec-kit",
  summary: "GitHub spec-kit: specs/NNN-name/ with spec.md, plan.md and tasks.md",
  documents: [
    {
      role: "spec",
      name: "spec.md",
      required: "when-later-exists",
      usualSections: ["User Scenarios & Testing", "Requirements", "Success Criteria"],
    },
    { role: "plan", name: "plan.md", required: "when-later-exists", usualSections: ["Summary", "Technical Context"] },
    { role: "tasks", name: "tasks.md", required: "when-later-exists" },
  ],
  directoryOf(path) {
    const segments = path.split("/");
    const root = segments.indexOf("specs");
    if (root < 0) return null;
    const last = Math.min(root + 1 + MAX_SCOPES, segments.length - 2);
    for (let at = root + 1; at <= last; at += 1) {
      if (FEATURE.test(segments[at] ?? "")) return segments.slice(0, at + 1).join("/");
    }
    return null;
  },
  isBundle: (names) => names.has("spec.md") || (names.has("plan.md") && names.has("tasks.md")),
  furtherRole: (name) => (/^checklists\/[^/]+\.md$/.test(name) ? "checklist" : null),
});
