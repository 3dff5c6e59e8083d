import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BundleLocation } from "../../src/core/bundle/spec-bundle.ts";
import type { Config } from "../../src/core/config/config.ts";
import { DEFAULT_CONFIG } from "../../src/core/config/default-config.ts";
import { evaluate } from "../../src/core/evaluate.ts";
import { layouts } from "../../src/core/layouts/index.ts";
import type { Finding } from "../../src/core/report/finding.ts";
import { rules } from "../../src/core/rules/index.ts";
import type { SourceFile } from "../../src/core/snapshot/source-file.ts";

/** The corpus of real task documents; it stands beside the repository, not in it. */
export const CORPUS = fileURLToPath(new URL("../../../shared/corpus/", import.meta.url));

/** A file of the corpus with what the rules find in it. */
export interface FileFindings {
  readonly file: string;
  readonly lines: readonly string[];
  readonly findings: readonly Finding[];
}

/** What stands in for the documents beside a corpus file, which were not collected: they say something, and no more. */
const STAND_IN = `# Title\n\n${"One sentence says what is wanted, and how everybody will see that it is done.\n".repeat(10)}`;

/** Errors and warnings that everybody gets who configures nothing. */
export function findByDefault(): FileFindings[] {
  return findInCorpus(DEFAULT_CONFIG, ({ severity }) => severity !== "info");
}

/** What the rules of the nursery would say, of any severity. */
export function findInNursery(): FileFindings[] {
  const levels = new Map(rules.flatMap(({ id, nursery }) => (nursery ? [[id, nursery.level] as const] : [])));
  const settings = Object.entries(DEFAULT_CONFIG.rules).map(([id, setting]) => {
    return [id, { ...setting, level: levels.get(id) ?? setting.level }] as const;
  });
  const config = { ...DEFAULT_CONFIG, rules: Object.fromEntries(settings) };
  return findInCorpus(config, ({ rule }) => levels.has(rule));
}

/** The findings of a kind on the lines of the corpus files themselves, file by file. */
function findInCorpus(config: Config, isWanted: (finding: Finding) => boolean): FileFindings[] {
  const entries = readFileSync(`${CORPUS}index.jsonl`, "utf8").split("\n").filter(Boolean);
  return entries.map((line) => {
    const { file, path }: { file: string; path: string } = JSON.parse(line);
    const bytes = new Uint8Array(readFileSync(CORPUS + file));
    const lines = new TextDecoder().decode(bytes).split("\n");
    const findings = findIn({ path, bytes, blobSha: file, mode: "100644" }, config);
    return { file, lines, findings: findings.filter(isWanted) };
  });
}

/** Judges one tasks document where it stood in its repository. Throws where it could not be evaluated. */
function findIn(tasks: SourceFile, config: Config): readonly Finding[] {
  const directory = tasks.path.slice(0, tasks.path.lastIndexOf("/"));
  const others = documentsBeside(tasks.path, directory);
  const layout = layouts.find((each) => each.directoryOf(tasks.path) === directory)?.id ?? "";
  const documents = [...others.map(({ path }) => path), tasks.path];
  const slug = directory.slice(directory.lastIndexOf("/") + 1);
  const location: BundleLocation = { path: directory, slug, layout, documents };
  const head = { sha: null, files: [...others, tasks], unread: [] };
  const bundles = [location];
  const evaluation = evaluate({ bundles, knownBundles: bundles, head, base: null, config, change: null });
  if (evaluation.failures.length > 0) throw new Error(`${tasks.path}: ${JSON.stringify(evaluation.failures)}`);
  return evaluation.bundles.flatMap(({ findings }) => findings).filter(({ at }) => at.path === tasks.path);
}

function documentsBeside(tasks: string, directory: string): SourceFile[] {
  const layout = layouts.find((each) => each.directoryOf(tasks) === directory);
  const wanted = (layout?.documents ?? []).filter(({ required }) => required !== "never");
  const bytes = new TextEncoder().encode(STAND_IN);
  return wanted
    .map(({ name }) => `${directory}/${name}`)
    .filter((path) => path !== tasks)
    .map((path) => ({ path, bytes, blobSha: path, mode: "100644" }));
}
