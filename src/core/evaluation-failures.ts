import type { EvaluationInput } from "./evaluation-input.ts";
import { guardMarkdown } from "./markdown/guard.ts";
import type { EvaluationFailure } from "./report/evaluation.ts";
import type { GraphedBundle } from "./rules/run-rules.ts";
import { LARGEST_DOCUMENT } from "./snapshot/largest-document.ts";
import type { UnreadFile } from "./snapshot/source-file.ts";

/** Everything that was not evaluated, and why: documents that were not read, refused by the guard, or past all bounds. */
export function findFailures(input: EvaluationInput, head: readonly GraphedBundle[]): readonly EvaluationFailure[] {
  return [
    ...head.flatMap(unreadDocuments),
    ...head.flatMap(refusedDocuments),
    ...head.flatMap(unreadParts),
    ...head.flatMap(unboundedGraph),
    ...incompleteChange(input),
  ];
}

function unreadDocuments({ bundle }: GraphedBundle): EvaluationFailure[] {
  return bundle.unread.map(explainUnread);
}

const REASONS: Readonly<Record<UnreadFile["reason"], readonly [reason: string, hint: string]>> = {
  "too-large": ["is too large to be evaluated", "Split the document, or move what isn't a task out of it."],
  symlink: ["is a symbolic link, and those are never followed", "Put the document itself in its place."],
  submodule: ["is a submodule, and those are never read", "Put the document itself in its place."],
  directory: ["is a directory", "Rename the directory, so that a document can have the name."],
  missing: [
    "could not be found",
    "Press *Re-check* on the check. If it happens again, look whether the file is there.",
  ],
};

function explainUnread({ path, reason, size }: UnreadFile): EvaluationFailure {
  const [what, hint] = REASONS[reason];
  const limit =
    reason === "too-large" && (size ?? 0) > LARGEST_DOCUMENT
      ? `; the limit is ${Math.floor(LARGEST_DOCUMENT / 1_000_000)} MB`
      : "";
  return { path, reason: `${path} ${what}${size === undefined ? "" : ` (${describeSize(size)}${limit})`}.`, hint };
}

/** A document that the guard refuses has no blocks, and every rule would find it faultless. */
function refusedDocuments({ bundle }: GraphedBundle): EvaluationFailure[] {
  return bundle.documents.flatMap(({ file, source }) => {
    const refused = guardMarkdown(source);
    if (refused === null) return [];
    const reason = `${file.path} was not evaluated (line ${refused.line}): ${refused.reason}.`;
    return [{ path: file.path, reason, hint: "Simplify the document at that line, or split it." }];
  });
}

/** Tasks or dependencies past all bounds: every rule would judge only what was read before them. */
function unreadParts({ bundle }: GraphedBundle): EvaluationFailure[] {
  const { taskList, documents } = bundle;
  const guarded = taskList?.notices.filter(({ kind }) => kind === "guard") ?? [];
  if (
    guarded.length === 0 ||
    documents.some(({ file, source }) => file.path === taskList?.path && guardMarkdown(source))
  )
    return [];
  return guarded.map(({ detail, at }) => ({
    path: at.path,
    reason: `${at.path} was not evaluated as a whole (line ${at.line}): ${detail}.`,
    hint: "Give each task a box of its own, name single tasks and phases, or split the document.",
  }));
}

function unboundedGraph({ bundle, graph }: GraphedBundle): EvaluationFailure[] {
  const entry = graph?.unresolved.find(({ kind }) => kind === "too-many");
  if (!entry) return [];
  return [
    {
      path: entry.at.path,
      reason: `The groups that tasks of ${bundle.location.path} depend on expand to more dependencies than can be evaluated (line ${entry.at.line}).`,
      hint: "Let phases wait for phases, or name single tasks.",
    },
  ];
}

/** Rules that look at the changed files would else pass over those that GitHub did not list. */
function incompleteChange({ change, config, bundles }: EvaluationInput): EvaluationFailure[] {
  if (!change || change.filesComplete || config.bundles !== "required" || bundles.length > 0) return [];
  return [
    {
      path: null,
      reason:
        "This pull request changes more files than GitHub lists, so it is unknown whether it needs a spec bundle.",
      hint: "Split the pull request, or name its spec bundle in the description.",
    },
  ];
}

/** `40 MB`, in whole megabytes; below one in kilobytes. */
function describeSize(bytes: number): string {
  const [unit, size] = bytes >= 1_000_000 ? (["MB", 1_000_000] as const) : (["KB", 1_000] as const);
  return `${Math.ceil(bytes / size)} ${unit}`;
}
