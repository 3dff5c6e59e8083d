import { createHash } from "node:crypto";
import type { ChangeRecord, EditPlan, StatusChange } from "../../../src/core/edits/edit.ts";
import { planStatusEdits } from "../../../src/core/edits/plan-edits.ts";
import type { SourceFile } from "../../../src/core/snapshot/source-file.ts";
import type { Status } from "../../../src/core/statuses/status.ts";

/** A file as git would name it. */
export function sourceFile(bytes: Uint8Array | string, path = "specs/001-example/tasks.md"): SourceFile {
  const content = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
  const blobSha = createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
  return { path, blobSha, mode: "100644", bytes: content };
}

/** The plan for changes written as `{ T001: "done" }`, all of them made on one day by one person. */
export function planFor(
  file: SourceFile,
  wanted: Readonly<Record<string, Status>>,
  record?: Partial<ChangeRecord>,
): EditPlan {
  const known = record === undefined ? {} : { record: { today: null, by: null, reference: null, ...record } };
  return planAll(
    file,
    Object.entries(wanted).map(([task, to]) => ({ task, to, ...known })),
  );
}

export function planAll(file: SourceFile, changes: readonly StatusChange[]): EditPlan {
  return planStatusEdits(file, changes);
}

export function text(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
