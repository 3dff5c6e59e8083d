/** Files in which agents look for their instructions; where several changed, the first one is taken for the original. */
export const AGENT_FILES: readonly string[] = ["AGENTS.md", "CLAUDE.md", "GEMINI.md", "CODEX.md"];

/** Whether a path is such a file. */
export function isAgentFile(path: string): boolean {
  return AGENT_FILES.includes(path.slice(path.lastIndexOf("/") + 1));
}
