import { defineDialect } from "./dialect.ts";
import { hasTaskId } from "./spec-kit.ts";

/** spec-kitty: work packages as headings, `## Work Package WP01: …`, with `- [ ] T001 …` below them. */
export const specKitty = defineDialect({
  id: "spec-kitty",
  summary: "spec-kitty: ## Work Package WP01: Title with - [ ] T001 below",
  path: /(?:^|\/)kitty-specs\//,
  signal: ({ headings, boxed, lines }) => {
    const packages = headings.filter(({ text }) => /^(?:Work Package[ \t]+)?WP\d{2}\b/.test(text)).length;
    return packages === 0 ? 0 : packages + lines.length + boxed.filter(({ item }) => hasTaskId(item)).length;
  },
  demandsIds: true,
});
