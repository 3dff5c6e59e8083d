import { describe, expect, it } from "vitest";
import { fillMessage, readableMessage } from "../../../src/core/rules/fill-message.ts";
import { rules } from "../../../src/core/rules/index.ts";
import type { Rule, RuleYield } from "../../../src/core/rules/rule.ts";
import { tryExample } from "./try-example.ts";

/** `1 tasks`, `1 more boxes`, `1 of 1 points`; a noun that ends in a double s is no plural. */
const PLURAL_OF_ONE =
  /(?<!lines? |Line )\b1 (?:more |other |acceptance |open )?[a-z]{2,}(?:[^su]s|ia)\b|\bof 1 [a-z]+s\b/;
const VERB_OF_ONE =
  /\b1 (?:of (?:its )?\d+ \w+(?: \w+)? )?(?:are|were|have|do)\b|(?<!and )\b1 more (?:are|were|have|do)\b/;
/** `2 task`, `0 criterion is`. */
const SINGULAR_OF_MANY =
  /\b[02] (?:more )?(?:task|box|criterion|line|cell|point|pair|place|word|placeholder|file|requirement)\b/;
const NOTHING_MORE = /\b0 (?:more|other)\b/;

/** Which values of each message of a rule are numbers, as its examples show. */
function numbersOf(rule: Rule): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const watched = {
    ...rule,
    *check(input: Parameters<Rule["check"]>[0]): Iterable<RuleYield<string>> {
      for (const said of rule.check(input)) {
        if ("message" in said) {
          const names = Object.entries(said.values).flatMap(([name, value]) =>
            typeof value === "number" ? [name] : [],
          );
          found.set(said.message, new Set([...(found.get(said.message) ?? []), ...names]));
        }
        yield said;
      }
    },
  };
  const at = rules.indexOf(rule);
  const registry = rules as Rule[];
  registry[at] = watched;
  try {
    for (const example of rule.examples) tryExample(watched, example);
  } finally {
    registry[at] = rule;
  }
  return found;
}

describe.each(rules)("the messages of $id", (rule) => {
  it("agree with their numbers", () => {
    const numbers = numbersOf(rule);
    const wrong = Object.entries(rule.messages).flatMap(([id, message]) => {
      return [0, 1, 2].flatMap((count) => {
        const values = Object.fromEntries([...(numbers.get(id) ?? [])].map((name) => [name, count]));
        const text = fillMessage(message, values);
        const isWrong = count === 1 ? [PLURAL_OF_ONE, VERB_OF_ONE] : [SINGULAR_OF_MANY];
        return isWrong.some((pattern) => pattern.test(text)) ? [text] : [];
      });
    });
    expect(wrong).toEqual([]);
  });

  it("count nothing that is not there in an example", () => {
    const reports = rule.examples.flatMap(({ reports }) => reports);
    const wrong = reports.filter((text) =>
      [PLURAL_OF_ONE, VERB_OF_ONE, NOTHING_MORE].some((pattern) => pattern.test(text)),
    );
    expect(wrong).toEqual([]);
  });
});

describe("a message", () => {
  it("takes the word that agrees with its number, and shows the plural where there is none yet", () => {
    const message = "{count} of {all} {all|box|boxes} {count|is|are} open in {place}.";
    expect(fillMessage(message, { count: 1, all: 1, place: "{count}" })).toBe("1 of 1 box is open in {count}.");
    expect(fillMessage(message, { count: 1, all: 3, place: "a" })).toBe("1 of 3 boxes is open in a.");
    expect(fillMessage(message, { count: 0, all: 2, place: "a" })).toBe("0 of 2 boxes are open in a.");
    expect(readableMessage(message)).toBe("{count} of {all} boxes are open in {place}.");
  });

  it("keeps a name that it has no value for", () => {
    expect(fillMessage("{task} waits.", {})).toBe("{task} waits.");
  });
});
