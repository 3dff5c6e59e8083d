const REQUIREMENT = /\b(?:FR|NFR|SC|AC|REQ|BR|UC)-\d{1,4}[a-z]?\b/g;

/** Ids of requirements and criteria that a text mentions: `FR-012`, `SC-003`; each once. */
export function requirementsMentioned(text: string): string[] {
  return [...new Set(text.match(REQUIREMENT) ?? [])];
}
