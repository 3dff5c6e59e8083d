import { DEFAULT_CONFIG } from "../src/core/config/default-config.ts";
import type { EvaluationInput } from "../src/core/evaluation-input.ts";

/** Where the measured task document stands. */
export const TASKS_PATH = "specs/001-parcels/tasks.md";

/** A spec bundle with this text as its task document; `version` tells apart texts that one cache gets to see. */
export function inputOf(text: string, version = ""): EvaluationInput {
  const files = { "specs/001-parcels/spec.md": "# Specification\n\nA customer sees a parcel.\n", [TASKS_PATH]: text };
  const location = {
    path: "specs/001-parcels",
    slug: "001-parcels",
    layout: "spec-kit",
    documents: Object.keys(files),
  };
  const head = {
    sha: null,
    unread: [],
    files: Object.entries(files).map(([name, content]) => ({
      path: name,
      blobSha: `blob of ${name} ${version}`,
      mode: "100644" as const,
      bytes: new TextEncoder().encode(content),
    })),
  };
  return { bundles: [location], knownBundles: [location], head, base: null, config: DEFAULT_CONFIG, change: null };
}
