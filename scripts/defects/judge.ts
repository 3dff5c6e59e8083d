import type { Config } from "../../src/core/config/config.ts";
import { DEFAULT_CONFIG } from "../../src/core/config/default-config.ts";
import { evaluate } from "../../src/core/evaluate.ts";
import type { DeclaredLayout } from "../../src/core/layouts/declared-layout.ts";
import { discoverBundles } from "../../src/core/layouts/discover-bundles.ts";
import type { Finding } from "../../src/core/report/finding.ts";
import { rules } from "../../src/core/rules/index.ts";
import type { Change, ChangedFile } from "../../src/core/snapshot/change.ts";
import type { TreeFiles } from "../../src/core/snapshot/source-file.ts";

/** Path → text. */
export type Files = Readonly<Record<string, string>>;

/** Where tools keep spec bundles that we have no layout for. */
export const ROOT_LAYOUTS: readonly DeclaredLayout[] = [".specweave/increments/*", "kitty-specs/*", "plans/*"].map(
  (root) => ({
    root,
    documents: ["spec.md", "plan.md", "tasks.md"].map((name) => ({
      name,
      required: name !== "plan.md" || !root.startsWith("."),
      sections: [],
    })),
  }),
);

/** Every rule there is, those of the nursery too: a defect must be found, and nothing else, with all of them looking. */
const CONFIG: Config = {
  ...DEFAULT_CONFIG,
  layouts: ROOT_LAYOUTS,
  rules: Object.fromEntries(
    Object.entries(DEFAULT_CONFIG.rules).map(([id, setting]) => {
      const nursery = rules.find((rule) => rule.id === id)?.nursery;
      return [id, { ...setting, level: nursery?.level ?? setting.level }];
    }),
  ),
};

export function treeOf(files: Files): TreeFiles {
  const encoder = new TextEncoder();
  const all = Object.entries(files).map(([path, text]) => {
    return { path, blobSha: `${path}:${text.length}`, mode: "100644" as const, bytes: encoder.encode(text) };
  });
  return { sha: null, files: all, unread: [] };
}

/** What all rules say about these files, and about the change from others where there are some. */
export function judge(files: Files, before: Files | null = null): readonly Finding[] {
  const bundles = discoverBundles(Object.keys(files), ROOT_LAYOUTS);
  const base = before && { bundles: discoverBundles(Object.keys(before), ROOT_LAYOUTS), tree: treeOf(before) };
  const changes = before && changesBetween(before, files);
  const evaluation = evaluate({
    bundles,
    knownBundles: bundles,
    head: treeOf(files),
    base,
    config: CONFIG,
    change: changes && changeOf(changes),
    context: { head: treeOf(files), base: base?.tree ?? null, known: Object.keys(files), changes },
  });
  if (evaluation.failures.length > 0) throw new Error(JSON.stringify(evaluation.failures));
  return [...evaluation.bundles.flatMap(({ findings }) => findings), ...evaluation.findings];
}

function changeOf(files: readonly ChangedFile[]): Change {
  const author = { login: "octocat", isBot: false };
  return { number: 1, title: "Change", body: "", author, draft: false, files, filesComplete: true };
}

function changesBetween(before: Files, files: Files): ChangedFile[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(files)])];
  return paths
    .filter((path) => before[path] !== files[path])
    .map((path) => {
      const status = before[path] === undefined ? "added" : files[path] === undefined ? "removed" : "modified";
      return { path, status, previousPath: null };
    });
}
