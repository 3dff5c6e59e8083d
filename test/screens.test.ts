import { afterAll, describe, expect, it } from "vitest";
import { createEvaluator } from "../src/evaluator/create-evaluator.ts";
import { readScreenFile, renderScreen, screenNames } from "./support/screens/render-screen.ts";

/** What a reader who knows nothing of the project is asked about every screen. */
const QUESTIONS = ["What is wrong?", "Where?", "What do I do next?", "Can I merge?", "Who or what is blocked?"];

const evaluator = createEvaluator({ workers: 1 });
afterAll(() => evaluator.close());

it("there are screens of every kind", () => {
  const kinds = new Set(screenNames().map((name) => name.split("-")[0]));
  expect([...kinds].sort()).toEqual(["check", "comment", "merge", "merged", "reply"]);
});

describe.each(screenNames())("fixtures/screens/%s", (name) => {
  it("shows what people would see now; `npm run screens` renders it anew", async () => {
    expect(await renderScreen(name, evaluator)).toBe(readScreenFile(name, "screen.md"));
  });

  it("says why it exists, and what a reader understood of it", () => {
    expect(readScreenFile(name, "note.md")).toMatch(/\w{3,}.*\.\n$/);
    const answers = (readScreenFile(name, "reader.md") ?? "").split("\n").filter((line) => line.startsWith("- "));
    expect(answers.map((line) => /^- \*\*(.*?)\*\* \S/.exec(line)?.[1])).toEqual(QUESTIONS);
  });

  it("has no number that disagrees with its word, and no word that needs another one", () => {
    const shown = (readScreenFile(name, "screen.md") ?? "").replace(/```json[\s\S]*?```/g, "");
    expect(shown).not.toMatch(
      /\b1 (?:more )?(?:tasks|findings|errors|causes|rules|phases|waivers|keys|changes|sections)\b/,
    );
    expect(shown).not.toMatch(
      /(?<![\d.,])0*(?:[02-9]|[1-9]\d+) (?:more )?(?:task|finding|error|cause|rule|phase|waiver)\b(?!s)/,
    );
    expect(shown).not.toMatch(/\b(?:undefined|null|NaN|\[object)\b/);
  });
});
