import { createHash } from "node:crypto";
import { DEFAULT_CONFIG } from "../../../src/core/config/default-config.ts";
import type { EvaluationInput } from "../../../src/core/evaluation-input.ts";
import { discoverBundles } from "../../../src/core/layouts/discover-bundles.ts";
import type { SourceFile } from "../../../src/core/snapshot/source-file.ts";

export const TASKS_PATH = "specs/001-parcels/tasks.md";

export function sourceFile(path: string, content: string | Uint8Array): SourceFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const blobSha = createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
  return { path, blobSha, mode: "100644", bytes };
}

/** An input for the spec bundles among some files, without a base and a pull request. */
export function inputOf(contents: Readonly<Record<string, string | Uint8Array>>): EvaluationInput {
  const files = Object.entries(contents).map(([path, content]) => sourceFile(path, content));
  const bundles = discoverBundles(Object.keys(contents));
  const head = { sha: null, files, unread: [] };
  return { bundles, knownBundles: bundles, head, base: null, config: DEFAULT_CONFIG, change: null };
}

/** An input with one spec bundle whose tasks document is given. */
export function inputWithTasks(tasks: string | Uint8Array): EvaluationInput {
  return inputOf({
    "specs/001-parcels/spec.md": "# Feature Specification: Parcels\n\nSomebody sees where a parcel is.\n",
    "specs/001-parcels/plan.md": "# Implementation Plan: Parcels\n\nEvents are stored as they come.\n",
    [TASKS_PATH]: tasks,
  });
}
