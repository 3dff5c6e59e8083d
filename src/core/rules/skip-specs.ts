import type { SpecBundle } from "../bundle/spec-bundle.ts";

/** Whether an OpenSpec change says in its metadata that it alters no spec. */
export function skipsSpecs({ documents }: SpecBundle): boolean {
  const metadata = documents.find(({ file }) => file.path.endsWith("/.openspec.yaml"));
  return /^skip_specs:[ \t]*(?:true|yes)\b/m.test(metadata?.source.text.slice(0, 65_536) ?? "");
}
