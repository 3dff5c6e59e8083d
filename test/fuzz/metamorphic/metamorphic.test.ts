import { describe, expect, it } from "vitest";
import type { StatusChange } from "../../../src/core/edits/edit.ts";
import { planStatusEdits } from "../../../src/core/edits/plan-edits.ts";
import { fileOf, parseText } from "../properties/parse-document.ts";
import { bytesOf, latin1Of, type StoredDocument, storedDocuments } from "./documents.ts";
import { modelOf } from "./model.ts";
import { transforms } from "./transforms.ts";

const RECORD = { today: "2026-11-21", by: "@alice", reference: "#42" };
/** Each edit reads the document twice; these are spread over it. */
const MOST_CHANGES = 6;

/** What each document says, and what becomes of it by an edit, before it is written in another way. */
const documents = storedDocuments().map((document) => {
  const changes = changesFor(document);
  return { ...document, changes, says: modelIn(document.latin1, document.path), edited: edit(document, changes) };
});

function modelIn(latin1: string, path: string) {
  return modelOf(parseText(bytesOf(latin1), path).list);
}

function changesFor({ latin1, path }: StoredDocument): StatusChange[] {
  const { tasks } = parseText(bytesOf(latin1), path).list;
  const named = tasks.filter(({ generated }) => !generated);
  const step = Math.max(1, Math.ceil(named.length / MOST_CHANGES));
  const chosen = named.filter((_, at) => at % step === 0);
  return chosen.map(({ id, status }) => ({ task: id, to: status === "done" ? "todo" : "done", record: RECORD }));
}

function edit({ latin1, path }: Pick<StoredDocument, "latin1" | "path">, changes: readonly StatusChange[]) {
  const { after, changed, refusals } = planStatusEdits(fileOf(bytesOf(latin1), path), changes);
  return { after: latin1Of(after), changed, refused: refusals.map(({ task }) => task) };
}

/** A row that is entered has no spaces behind it, whatever the rows above have. */
function withoutEnds(latin1: string): string {
  return latin1.replace(/[ \t]+(?=[\r\n]|$)/g, "");
}

describe.each(Object.entries(transforms))("a document with %s", (_name, transform) => {
  const written = documents.flatMap((document) => {
    const other = transform(document.latin1);
    return other === null || other === document.latin1 ? [] : [{ ...document, other }];
  });

  it.each(written)("says the same: $name", ({ other, path, says }) => {
    expect(modelIn(other, path)).toEqual(says);
  });

  it.each(written)("becomes the same by an edit before or after: $name", ({ other, path, changes, edited }) => {
    const after = edit({ latin1: other, path }, changes);
    expect([after.changed, after.refused]).toEqual([edited.changed, edited.refused]);
    expect(withoutEnds(after.after)).toBe(withoutEnds(transform(edited.after) ?? ""));
  });

  it("is one that many documents can be written in", () => {
    expect(written.length).toBeGreaterThan(4);
  });
});
