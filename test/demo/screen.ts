import type { LocalPullRequest, ShownCheck } from "../local-github/local-pull-request.ts";

const MARKS: Readonly<Record<string, string>> = { success: "✔ success", failure: "✖ failure", neutral: "■ neutral" };

/** Prints a step of the story. */
export function tell(step: string): void {
  console.log(`\n\n━━ ${step}\n`);
}

/** Prints a check run as the pull request's page shows it, with its annotations below. */
export function showCheck({ name, conclusion, title, annotations }: ShownCheck): void {
  console.log(`   Check ${name}: ${MARKS[conclusion ?? ""] ?? conclusion} — ${title}`);
  for (const { path, start_line, annotation_level, message } of annotations) {
    console.log(indent(`${annotation_level} ${path}:${start_line}\n${indent(message, "  ")}`, "     "));
  }
}

/** Prints the comments, without what GitHub hides. */
export function showComments(pullRequest: LocalPullRequest): void {
  for (const { author, body, reactions } of pullRequest.comments()) {
    const visible = body.replace(/<!--.*?-->/gs, "").trim();
    console.log(`   ${author} commented:${reactions.length > 0 ? ` (${reactions.join(", ")})` : ""}`);
    console.log(`${indent(visible, "   │ ")}\n`);
  }
}

/** Prints the newest commits of a branch with the lines that they changed. */
export function showCommit(message: string, before: string, after: string): void {
  console.log(indent(message, "   "));
  const old = new Set(before.split("\n"));
  const current = new Set(after.split("\n"));
  for (const line of before.split("\n").filter((each) => !current.has(each))) console.log(`   - ${line}`);
  for (const line of after.split("\n").filter((each) => !old.has(each))) console.log(`   + ${line}`);
}

function indent(text: string, by: string): string {
  return text
    .split("\n")
    .map((line) => `${by}${line}`)
    .join("\n");
}
