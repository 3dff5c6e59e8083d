import { afterAll, describe, expect, it } from "vitest";
import { createEvaluator } from "../src/evaluator/create-evaluator.ts";
import { readScreenFile, renderScreen, screenNames } from "./support/screens/render-screen.ts";

/** Words for things that have another one: see `fixtures/screens/terms.md`. */
const OTHER_WORDS =
  /\b(?:mend\w*|check runs?|sticky comment|waiting tasks?|violations?|suppress\w*|bypass\w*|retry|by (?:itself|themselves)|everybody with|nothing has to be|asks for less)\b/i;

/** What a reader who knows nothing of the project is asked about every screen. */
const QUESTIONS = ["What is wrong?", "Where?", "What do I do next?", "Can I merge?", "Who or what is blocked?"];

const evaluator = createEvaluator({ workers: 1 });
afterAll(() => evaluator.close());

it("there are screens of every kind", () => {
  const kinds = new Set(screenNames().map((name) => name.split("-")[0]));
  expect([...kinds].sort()).toEqual(["approval", "check", "comment", "merge", "merged", "proposal", "reply"]);
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

  it("answers all five questions in words that can be quoted from it", () => {
    const words = shownOf(name);
    for (const answer of (readScreenFile(name, "reader.md") ?? "")
      .split("\n")
      .filter((line) => line.startsWith("- "))) {
      const quotes = [...answer.matchAll(/“([^”]*)”/g)].map(([, quote = ""]) => quote);
      expect(quotes, answer).not.toEqual([]);
      for (const quote of quotes) expect(words).toContain(quote);
    }
  });

  it("calls a thing by one word, and has no heading deeper than a section", () => {
    const prose = shownOf(name)
      .replace(/<!--.*?-->/g, "")
      .replace(/```mermaid[\s\S]*?```/g, "");
    expect(prose).not.toMatch(OTHER_WORDS);
    expect(prose).not.toMatch(/^#{4,} /m);
  });

  it("says in its first lines whether it can merge, or what became of what was asked", () => {
    const first = shownOf(name)
      .split("\n")
      .filter((line) => line.trim() !== "")
      .slice(0, 5)
      .join("\n");
    expect(first).toMatch(/merg|`\/spec|\btick/i);
  });

  it("has no number that disagrees with its word, and no word that needs another one", () => {
    const shown = shownOf(name);
    expect(shown).not.toMatch(
      /\b1 (?:more )?(?:tasks|findings|errors|causes|rules|phases|waivers|keys|changes|sections)\b/,
    );
    expect(shown).not.toMatch(
      /(?<![\d.,])0*(?:[02-9]|[1-9]\d+) (?:more )?(?:task|finding|error|cause|rule|phase|waiver)\b(?!s)/,
    );
    expect(shown).not.toMatch(/\b(?:undefined|null|NaN|\[object)\b/);
  });
});

/** What people read of a screen: all but the part for programs. */
function shownOf(name: string): string {
  return (readScreenFile(name, "screen.md") ?? "").replace(/```json[\s\S]*?```/g, "");
}
