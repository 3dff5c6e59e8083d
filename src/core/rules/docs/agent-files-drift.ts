import { z } from "zod";
import { textDifference } from "../../documents/text-difference.ts";
import { syncCopies } from "../../fixes/sync-copies.ts";
import { decodeSource } from "../../markdown/source-text.ts";
import type { SourceFile } from "../../snapshot/source-file.ts";
import { AGENT_FILES, isAgentFile } from "../agent-file.ts";
import { fileName } from "../file-name.ts";
import { quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

/** A file of instructions at one commit. */
interface Instructions {
  readonly path: string;
  readonly text: string;
  readonly file: SourceFile;
}

export const agentFilesDrift = defineRule({
  id: "docs/agent-files-drift",
  input: "repository",
  summary: "Disallow instruction files for agents to drift apart",
  rationale: "Each agent reads its own file; once they differ, agents work by different rules and nobody notices.",
  level: "warning",
  options: z.strictObject({
    threshold: z.number().min(0).max(1).default(0.1).describe("Share of the text that may differ, from 0 to 1."),
  }),
  messages: {
    drift:
      "{stale} and {changed} were alike and now differ by {percent} %, most of all in {section}, so agents work by different rules. Run `cp {from} {to}` and commit it.",
  },
  guard: `Only ${AGENT_FILES.join(", ")} in one directory are compared, and only those that were alike at the merge base: files that are different on purpose stay so. Links to one another are no copies.`,
  autofix: "A copy that nobody has touched since is made what the changed one is.",
  examples: [
    {
      name: "One of two copies changes",
      kind: "invalid",
      files: {
        "CLAUDE.md":
          "# Rules\n\n## Style\n\nShort names.\n\n## Tests\n\nRun them all, with coverage, before every push.\n",
        "AGENTS.md": "# Rules\n\n## Style\n\nShort names.\n\n## Tests\n\nRun them.\n",
      },
      base: {
        "CLAUDE.md": "# Rules\n\n## Style\n\nShort names.\n\n## Tests\n\nRun them.\n",
        "AGENTS.md": "# Rules\n\n## Style\n\nShort names.\n\n## Tests\n\nRun them.\n",
      },
      reports: [
        '1: AGENTS.md and CLAUDE.md were alike and now differ by 42 %, most of all in "Tests", so agents work by different rules. Run `cp CLAUDE.md AGENTS.md` and commit it.',
      ],
      fixed: {
        "AGENTS.md":
          "# Rules\n\n## Style\n\nShort names.\n\n## Tests\n\nRun them all, with coverage, before every push.\n",
      },
      looked: "1/1",
    },
    {
      name: "Both copies change alike",
      kind: "valid",
      files: { "CLAUDE.md": "# Rules\n\nLong names.\n", "AGENTS.md": "# Rules\n\nLong names.\n" },
      base: { "CLAUDE.md": "# Rules\n\nShort names.\n", "AGENTS.md": "# Rules\n\nShort names.\n" },
      reports: [],
    },
    {
      name: "Files that were different before, and a pointer to the other",
      kind: "false-positive",
      files: {
        "CLAUDE.md": "@AGENTS.md\n",
        "AGENTS.md": "# Rules\n\nRun all tests before every push.\n",
        "GEMINI.md": "# Other rules\n\nAsk first, always.\n",
      },
      base: {
        "CLAUDE.md": "@AGENTS.md\n",
        "AGENTS.md": "# Rules\n\nRun tests.\n",
        "GEMINI.md": "# Other rules\n\nAsk first, always.\n",
      },
      reports: [],
      looked: "0/2",
    },
  ],

  *check({ context, options }) {
    const before = new Map(instructionsIn(context.base?.files ?? []).map((file) => [file.path, file]));
    const now = instructionsIn(context.head.files);
    const changed = now.filter(({ path, text }) => before.has(path) && before.get(path)?.text !== text);
    const pairs = changed.flatMap((file) =>
      now.filter((other) => areTwins(file, other, changed)).map((other) => [file, other] as const),
    );
    const alike = pairs.filter(
      ([one, other]) => differ(before.get(one.path), before.get(other.path)) <= options.threshold,
    );
    yield { examined: alike.length, of: pairs.length, unit: "pairs of files" };
    for (const [one, other] of alike) {
      const share = differ(one, other);
      if (share <= options.threshold) continue;
      const section = sectionThatDiffers(one.text, other.text);
      const values = {
        changed: one.path,
        stale: other.path,
        percent: Math.round(share * 100),
        section,
        from: shellWord(one.path),
        to: shellWord(other.path),
      };
      const then = before.get(one.path)?.text;
      const fix = then === undefined ? null : syncCopies({ changed: one.file, stale: other.file, before: then });
      yield { message: "drift", values, at: { path: other.path, line: 1, endLine: 1 }, key: one.path, fix };
    }
  },
});

function instructionsIn(files: readonly SourceFile[]): Instructions[] {
  return files
    .filter(({ path }) => isAgentFile(path))
    .map((file) => ({ path: file.path, text: decodeSource(file).text, file }));
}

/** Files of one directory; of two that changed both, the pair counts once. */
function areTwins(file: Instructions, other: Instructions, changed: readonly Instructions[]): boolean {
  if (file.path === other.path || directoryOf(file.path) !== directoryOf(other.path)) return false;
  return !changed.includes(other) || rank(file.path) < rank(other.path);
}

function rank(path: string): number {
  return AGENT_FILES.indexOf(fileName(path));
}

function differ(one: Instructions | undefined, other: Instructions | undefined): number {
  return one && other ? textDifference(one.text, other.text) : 1;
}

/** A path that a shell takes for one word and nothing else: it comes from strangers. */
function shellWord(path: string): string {
  return /^[\w./@-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

function directoryOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** The heading of the section in which two texts differ most. */
function sectionThatDiffers(one: string, other: string): string {
  const [mine, theirs] = [sectionTexts(one), sectionTexts(other)];
  let worst = { title: "", size: -1 };
  for (const title of new Set([...mine.keys(), ...theirs.keys()])) {
    const [a, b] = [mine.get(title) ?? "", theirs.get(title) ?? ""];
    const size = a === b ? 0 : Math.max(a.length, b.length);
    if (size > worst.size) worst = { title, size };
  }
  return worst.title === "" ? "the beginning" : quote(worst.title);
}

function sectionTexts(text: string): Map<string, string> {
  const sections = new Map<string, string>();
  let title = "";
  for (const line of text.split(/\r\n|\r|\n/)) {
    const heading = /^#{1,6}[ \t]{1,9}([^\s].{0,200})/.exec(line)?.[1];
    title = heading?.trim() ?? title;
    sections.set(title, `${sections.get(title) ?? ""}${line}\n`);
  }
  return sections;
}
