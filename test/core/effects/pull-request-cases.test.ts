import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Effect, FileBytes, PublishCheckRun } from "../../../src/core/effects/effect.ts";
import { type PullRequestCase, planCase, readCaseFile } from "../../support/pull-request-case.ts";

/** `effects.json`: what is to be written. Of long texts only what they must say and must not say. */
interface ExpectedEffect {
  readonly kind: Effect["kind"];
  readonly update?: number | null;
  readonly conclusion?: string;
  readonly title?: string;
  readonly branch?: string;
  readonly headline?: string;
  /** Lines that differ from those of the snapshot, `path: line`. */
  readonly lines?: readonly string[];
  /** `level path:line rule`, or their number where they are many. */
  readonly annotations?: readonly string[] | number;
  readonly says: readonly string[];
  readonly saysNot?: readonly string[];
}

const root = join(import.meta.dirname, "../../../fixtures/pull-requests");
const cases = readdirSync(root).filter((name) => existsSync(join(root, name, "snapshot.json")));

it("there are cases", () => {
  expect(cases.length).toBeGreaterThan(15);
});

describe.each(cases)("fixtures/pull-requests/%s", (name) => {
  const effects = planCase(name);
  const snapshot = JSON.parse(readCaseFile(name, "snapshot.json")) as PullRequestCase;
  const expected = JSON.parse(readCaseFile(name, "effects.json")) as readonly ExpectedEffect[];

  it("plans exactly these effects", () => {
    expect(effects.map(({ kind }) => kind)).toEqual(expected.map(({ kind }) => kind));
  });

  it.each(expected.map((each, index) => [each.kind, index, each] as const))(
    "plans %s (%i) as expected",
    (_kind, index, each) => {
      const effect = effects[index];
      const { says, saysNot = [], ...facts } = each;
      expect(summarise(effect, snapshot.head, each)).toEqual(facts);
      const text = textOf(effect);
      expect(says.filter((part) => !text.includes(part))).toEqual([]);
      expect(saysNot.filter((part) => outsideBlocks(text).includes(part))).toEqual([]);
    },
  );

  it("says in note.md why it exists", () => {
    expect(readCaseFile(name, "note.md").trim().length).toBeGreaterThan(20);
  });
});

function summarise(
  effect: Effect | undefined,
  before: PullRequestCase["head"],
  { annotations }: ExpectedEffect,
): object {
  switch (effect?.kind) {
    case "publish-check-run":
      return summariseCheckRun(effect, typeof annotations === "number");
    case "upsert-comment":
      return { kind: effect.kind, update: effect.update };
    case "commit-files":
    case "propose-files":
      return {
        kind: effect.kind,
        branch: effect.branch,
        headline: effect.headline,
        lines: effect.files.flatMap((file) => changedLines(file, before)),
      };
    default:
      return { kind: effect?.kind };
  }
}

function summariseCheckRun({ kind, update, output }: PublishCheckRun, isCounted: boolean): object {
  const { conclusion, title, annotations } = output;
  const lines = annotations.map((each) => `${each.level} ${each.path}:${each.startLine} ${each.title}`);
  return { kind, update, conclusion, title, annotations: isCounted ? lines.length : lines };
}

function changedLines({ path, bytes }: FileBytes, before: PullRequestCase["head"]): readonly string[] {
  const lines = new TextDecoder().decode(bytes).split("\n");
  return lines.filter((line, index) => line !== (before[path]?.[index] ?? "")).map((line) => `${path}: ${line}`);
}

function textOf(effect: Effect | undefined): string {
  if (effect?.kind === "publish-check-run") return `${effect.output.summary}\n\n${effect.output.text}`;
  return effect && "body" in effect ? effect.body : "";
}

/** The text without fenced code, in which nothing has an effect. */
function outsideBlocks(text: string): string {
  return text.replace(/^(`{3,}).*?^\1$/gms, "");
}
