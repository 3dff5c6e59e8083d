import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Reference } from "../../../src/core/references/expression.ts";
import { type ExpressionContext, parseExpression } from "../../../src/core/references/parse-expression.ts";
import { anyText } from "../../support/any-text.ts";

/** `T001`, `T001..T004`, `P3.*`, `phase 2`, `external: …`, `prose: …`, with the confidence behind it unless exact. */
function spell(reference: Reference): string {
  const names = {
    id: (one: Extract<Reference, { kind: "id" }>) => one.id,
    phase: (one: Extract<Reference, { kind: "phase" }>) => `phase ${one.id}`,
    range: (one: Extract<Reference, { kind: "range" }>) => `${one.from}..${one.to}`,
    wildcard: (one: Extract<Reference, { kind: "wildcard" }>) => `${one.prefix}*`,
    set: (one: Extract<Reference, { kind: "set" }>) => `${one.of} ${one.filter}`.trim(),
  };
  if (reference.kind === "external" || reference.kind === "prose") return `${reference.kind}: ${reference.text}`;
  const name = names[reference.kind](reference as never);
  return reference.confidence === "exact" ? name : `${name} (${reference.confidence})`;
}

const read = (text: string, context?: ExpressionContext) => parseExpression(text, context).map(spell);

describe("parseExpression", () => {
  it.each([
    "None",
    "none.",
    "N/A",
    "nothing (first task)",
    "None (parallel with WS-1, WS-2)",
    "none — fully independent",
    "-",
    "—",
    "[]",
    "{}",
    "なし",
    "No dependencies - can start at once",
    "**None**",
    "",
  ])("reads %j as no dependency", (text) => {
    expect(read(text)).toEqual([]);
  });

  it.each([
    ["P1.1", ["P1.1"]],
    ["Task 1.1", ["1.1"]],
    ["TASK-104 (RLS)", ["TASK-104"]],
    ["`T001`, **T002** and T003", ["T001", "T002", "T003"]],
    ["Tasks 2.1, 2.2, 2.3", ["2.1", "2.2", "2.3"]],
    ["Task 8, 21", ["8", "21"]],
    ["T-007 (template engine, v2), T-012 (Phase 3 gate)", ["T-007", "T-012"]],
    ["T012.5; 3A.1; W-A.1", ["T012.5", "3A.1", "W-A.1"]],
    ["M1, M2", ["M1", "M2"]],
    ["User Story 2", ["US2"]],
  ])("reads the ids of %j", (text, references) => {
    expect(read(text)).toEqual(references);
  });

  it.each([
    ["T002-T004", ["T002..T004"]],
    ["T115–T118", ["T115..T118"]],
    ["T115‚ÄìT118", ["T115..T118"]],
    ["T012-15", ["T012..T015"]],
    ["T004..T006", ["T004..T006"]],
    ["T-001 through T-005", ["T-001..T-005"]],
    ["T003 to T007", ["T003..T007"]],
    ["Tasks 1.1-1.7", ["1.1..1.7"]],
    ["Task Groups 1-3", ["1..3"]],
    ["Phase 3-6", ["3..6"]],
    ["M2-M3 Complete", ["M2..M3"]],
    ["T010-T004", ["T010..T004"]],
  ])("reads the range of %j", (text, references) => {
    expect(read(text)).toEqual(references);
  });

  it.each(["TASK-101", "EV-01", "US-001", "T1-1", "M9-9", "T029-TEST", "W1-E01"])(
    "does not read %j as a range",
    (text) => {
      expect(read(text)).toEqual([text]);
    },
  );

  it("prefers a defined id to a range", () => {
    expect(read("T012-15", { isDefined: (id) => id === "T012-15" })).toEqual(["T012-15"]);
  });

  it.each([
    ["P3.*", ["P3.* (high)"]],
    ["Task 2.x", ["2.* (high)"]],
    ["Task 2.x (all API endpoints)", ["2.* (medium)"]],
  ])("reads the wildcard of %j", (text, references) => {
    expect(read(text)).toEqual(references);
  });

  it.each([
    ["Phase 1 complete", ["phase 1"]],
    ["Phase 2 core features complete", ["phase 2 (medium)"]],
    ["Phase 3 complete, tests passing", ["phase 3", "prose: tests passing"]],
    ["T1 complete, T2 partial", ["T1", "T2 (medium)"]],
    ["T-044 + 7-day hold", ["T-044", "prose: 7-day hold"]],
    ["All Phase 4 tasks", ["phase 4 (high)"]],
    ["All P0 tasks complete, phase 4 complete", ["priority P0 (medium)", "phase 4"]],
  ])("reads the gates of %j", (text, references) => {
    expect(read(text)).toEqual(references);
  });

  it.each([
    ["T001/T002", ["T001", "T002"]],
    ["T001 or T002", ["T001 (medium)", "T002 (medium)"]],
    ["T001<br>T002", ["T001", "T002"]],
    ["T001 → T002 → T003", ["T001", "T002", "T003"]],
    ["T001-T003/T005", ["T001..T003", "T005"]],
    ["[M1.1](#m11), [T002](tasks.md#t002)", ["M1.1", "T002"]],
    ["✅ M1.1, ⚠️ M1.2", ["M1.1", "M1.2"]],
    ["~~M1.1~~, M1.2", ["M1.2"]],
    ["~~M1.1~~", []],
    ["M1.1-3", ["M1.1..M1.3"]],
    ["T001 (left) and T002 — both of them, in any order", ["T001", "T002"]],
    ["T001, T002 — and the rest of T003", ["T001", "T002", "prose: the rest of T003"]],
    [`["1.1", '2.3']`, ["1.1", "2.3"]],
    ["[None]", []],
    ["[the first one]", ["prose: [the first one]"]],
  ])("reads the usual dress of %j", (text, references) => {
    expect(read(text)).toEqual(references);
  });

  it("takes no id out of a path beside another", () => {
    const isDefined = (id: string) => /^WP0\d$/.test(id);
    expect(read("WP01. See tasks/WP03-sails.md", { isDefined })).toEqual(["WP01"]);
  });

  it("drops no defined id among the words after another", () => {
    const isDefined = (id: string) => /^T00\d$/.test(id);
    expect(read("T001 T002", { isDefined })).toEqual(["T001", "T002"]);
    expect(read("T001 once T002 is merged", { isDefined })).toEqual(["T001", "prose: once T002 is merged"]);
    expect(read("T001 for S3 buckets", { isDefined })).toEqual(["T001"]);
  });

  it.each([
    ["All previous phases", ["earlier-phases (high)"]],
    ["All earlier milestones complete", ["earlier-phases (high)"]],
    ["All previous tasks", ["earlier-tasks (high)"]],
    ["Previous task", ["earlier-tasks last (high)"]],
    ["Prior task completed", ["earlier-tasks last (high)"]],
    ["preceding phase", ["earlier-phases last (high)"]],
    ["Previous tasks", ["earlier-tasks (high)"]],
    ["Everything above", ["earlier-tasks (high)"]],
    ["All tasks", ["all (high)"]],
    ["All P0 and P1 tasks", ["priority P0 (medium)", "priority P1 (medium)"]],
    ["All implementation tasks", ["type implementation (low)"]],
    ["All desired user stories complete", ["stories (medium)"]],
    ["All tasks in Phase 3", ["phase 3 (high)"]],
    ["All Phase 1-2 tasks complete", ["1..2 (high)"]],
    ["All M1 tasks", ["M1 (high)"]],
    ["All Phase 2 core tasks", ["phase 2 (medium)"]],
  ])("reads the set of %j", (text, references) => {
    expect(read(text)).toEqual(references);
  });

  it.each([
    ["Setup (Phase 1)", ["phase 1 (high)"]],
    ["All bookings complete (3.x, 4.x)", ["3.* (medium)", "4.* (medium)"]],
    ["External team (T3)", ["external: External team"]],
  ])("takes the ids of a note where the words before it name none: %j", (text, references) => {
    expect(read(text)).toEqual(references);
  });

  it.each([
    ["External team", ["external: External team"]],
    ["#123, https://example.org/x", ["external: #123", "external: https://example.org/x"]],
    ["002-auth#T012", ["external: 002-auth#T012"]],
    ["the removal of T001 code", ["prose: the removal of T001 code"]],
    ["react@19.2, @scope/name ✓", ["external: react@19.2", "external: @scope/name ✓"]],
    ["OAuth2 setup", ["prose: OAuth2 setup"]],
  ])("keeps what names nobody here: %j", (text, references) => {
    expect(read(text)).toEqual(references);
  });

  it("never drops a part of a field and never throws", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            "T001",
            "-",
            "–",
            ",",
            " and ",
            "Phase ",
            "(",
            ")",
            "All ",
            "2.",
            "*",
            "x",
            " complete",
            "team",
            "word",
            ";",
            "\n",
            "T9",
          ),
          { maxLength: 12 },
        ),
        (parts) => {
          const references = parseExpression(parts.join(""));
          expect(references.every((one) => ("text" in one ? one.text !== "" : true))).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(anyText(), (text) => Array.isArray(parseExpression(text))),
      { numRuns: 300 },
    );
  });

  it.each(["T001,\n> T002", "T001,\r\n>   T002", "T001,\n > > T002"])(
    "goes on in the next line of a quote: %j",
    (text) => {
      expect(read(text)).toEqual(["T001", "T002"]);
    },
  );

  it("takes a megabyte in linear time", () => {
    for (const part of ["T001-", "(", "Task ", "a,", "All "])
      expect(parseExpression(part.repeat(200_000)).length).toBeLessThan(2);
  });
});
