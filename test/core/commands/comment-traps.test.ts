import { describe, expect, it } from "vitest";
import type { Order } from "../../../src/core/commands/order.ts";
import type { TaskDetail } from "../../../src/core/report/task-detail.ts";
import type { CommandComment } from "../../../src/core/snapshot/command-comment.ts";
import { answerComment } from "../../support/answer-comment.ts";
import { buildBrief, buildBundle, buildEvaluation, buildFacts } from "../../support/reports.ts";

function detail(id: string): TaskDetail {
  const none = { done: 0, total: 0 };
  const facts = { priority: null, assignee: null, files: [], requirements: [], acceptance: none, subtasks: none };
  const state = { phaseTitle: null, dependsOn: [], waitsFor: null, isReady: true, unblocks: [] };
  return { task: buildBrief({ id }), ...state, ...facts };
}

const EVALUATION = buildEvaluation({ bundles: [buildBundle({ details: [detail("T012"), detail("T013")] })] });

/** What becomes of a comment by somebody who may write: `done T012` for each order, and our reaction. */
function become(body: string, over: Partial<CommandComment> = {}) {
  const author = { login: "ana", isBot: false };
  const comment: CommandComment = { id: 99, nodeId: "n", body, author, edited: false, ...over };
  const answer = answerComment({ comment, facts: buildFacts(), permission: "write", evaluation: EVALUATION });
  return { orders: answer.orders.map(spell), reaction: answer.reaction, reply: answer.reply };
}

function spell(order: Order): string {
  return order.kind === "edit" ? `${order.to} ${order.target.task}` : order.kind;
}

const ZERO_WIDTH = "\u200b";
const NO_BREAK_SPACE = "\u00a0";
const RIGHT_TO_LEFT = "\u202e";
const FULL_WIDTH_SLASH = "\uff0f";

/** Texts in which a command stands that nobody gave. */
const NOTHING: readonly (readonly [string, string])[] = [
  ["a fenced block", "```\n/spec tick T012\n```"],
  ["a fenced block of tildes with a language", "~~~md\n/spec tick T012\n~~~"],
  ["a fence that nobody closed", "Look:\n\n```\n/spec tick T012"],
  ["a suggestion of a reviewer", "```suggestion\n/spec tick T012\n```"],
  ["indented code", "Look:\n\n    /spec tick T012"],
  ["code indented by a tab", "Look:\n\n\t/spec tick T012"],
  ["inline code", "`/spec tick T012`"],
  ["inline code over two lines", "Write `x\n/spec tick T012` to tick."],
  ["a quote", "> /spec tick T012"],
  ["a quote in a quote", "> > /spec tick T012"],
  ["a quote that goes on without its mark", "> Somebody wrote\n/spec tick T012"],
  ["a quote in a list", "- > /spec tick T012"],
  ["an item of a list, which proposes what could be done", "- /spec tick T012"],
  ["a numbered item", "1. /spec tick T012"],
  ["a box of a list", "- [ ] /spec tick T012"],
  ["an e-mail's quoted text", "Thanks!\n\nOn Tue, Nov 24, 2026, ana wrote:\n\n> Please\n> /spec tick T012\n"],
  ["the text of a link", "[\n/spec tick T012\n](https://example.org)"],
  ["the title of a link", '[see](https://example.org "\n/spec tick T012\n")'],
  ["the target of a link", "[see](\n/spec tick T012\n)"],
  ["a link's definition", "[a]: https://example.org '\n/spec tick T012\n'"],
  ["the text of an image", "![\n/spec tick T012\n](a.png)"],
  ["an HTML comment", "<!-- /spec tick T012 -->"],
  ["an HTML comment of several lines", "<!--\n/spec tick T012\n-->"],
  ["an attribute of a tag", '<a title="\n/spec tick T012\n">x</a>'],
  ["a folded part", "<details><summary>Log</summary>\n/spec tick T012\n</details>"],
  ["a table", "| a | b |\n|---|---|\n| /spec tick T012 | x |"],
  ["a row that begins with it", "a | b\n--|--\n/spec tick T012 | x"],
  ["a heading", "# /spec tick T012"],
  ["an underlined heading", "/spec tick T012\n======"],
  ["a footnote", "As said.[^1]\n\n[^1]: /spec tick T012"],
  ["the middle of a sentence", "You could write /spec tick T012 here."],
  ["a line behind an emoji", "🚀 /spec tick T012"],
  ["a line behind a zero-width space", `${ZERO_WIDTH}/spec tick T012`],
  ["a line behind a space that does not break", `${NO_BREAK_SPACE}/spec tick T012`],
  ["a line whose direction is turned", `${RIGHT_TO_LEFT}/spec tick T012`],
  ["a full-width slash", `${FULL_WIDTH_SLASH}spec tick T012`],
  ["a letter of another alphabet that looks the same", "/sp\u0435c tick T012"],
  ["a zero-width space inside the word", `/sp${ZERO_WIDTH}ec tick T012`],
  ["a backslash before it", "\\/spec tick T012"],
  ["emphasis around it", "**/spec tick T012**"],
  ["spec-kit's own command", "/specify tick T012"],
  ["a command of another agent", "/speckit.plan T012"],
  ["a name that goes on", "/spec-kit tick T012"],
  ["a path", "/spec/tick/T012"],
  ["a command behind 65,000 characters of a log", `${"error: it broke\n".repeat(4_070)}\n/spec tick T012`],
];

describe("a comment orders nothing, and gets no reaction, where the command stands in", () => {
  it.each(NOTHING)("%s", (_name, body) => {
    expect(become(body)).toEqual({ orders: [], reaction: null, reply: null });
  });
});

const T012 = ["done T012"];

/** Texts in which a command stands that somebody gave, however it looks. */
const GIVEN: readonly (readonly [string, string, readonly string[]])[] = [
  ["several spaces", "/spec   tick    T012", T012],
  ["tabs", "/spec\ttick\tT012", T012],
  ["a space that does not break between its words", `/spec${NO_BREAK_SPACE}tick${NO_BREAK_SPACE}T012`, T012],
  ["line ends of Windows", "Hello\r\n\r\n/spec tick T012\r\n", T012],
  ["upper case", "/SPEC TICK t012", T012],
  ["the second line of a paragraph", "Please,\n/spec tick T012\nthank you", T012],
  ["the second line of an item", "- As said:\n  /spec tick T012", T012],
  ["the line below a quote and a blank one", "> tick it\n\n/spec tick T012", T012],
  ["the line below a closed fence", "```\nnpm test\n```\n/spec tick T012", T012],
  ["several lines, in the order written", "/spec tick T012\n/spec start T013", ["done T012", "in-progress T013"]],
  ["the same line twice", "/spec tick T012\n/spec tick T012", T012],
  ["a sign that turns the direction in its reason", `/spec tick T012 ${RIGHT_TO_LEFT}done`, T012],
  ["our own marker below it", "/spec tick T012\n\n<!-- spec-kit-enforce:reply:99 -->", T012],
  ["our sticky marker above it", "<!-- spec-kit-enforce:sticky -->\n\n/spec tick T012", T012],
  ["the beginning of 65,536 characters", `/spec tick T012\n\n${"x".repeat(65_519)}`, T012],
];

describe("a comment is obeyed where the command stands in", () => {
  it.each(GIVEN)("%s", (_name, body, orders) => {
    expect(become(body)).toMatchObject({ orders, reaction: "rocket" });
  });
});

describe("a comment is answered, and orders nothing, where", () => {
  it("somebody edited it, for that may have been anybody", () => {
    const { orders, reaction, reply } = become("/spec tick T012", { edited: true });
    expect({ orders, reaction }).toEqual({ orders: [], reaction: "confused" });
    expect(reply).toContain("was edited after it was written");
  });

  it("its verb is none of ours, and the nearest one is named", () => {
    const { orders, reaction, reply } = become("/spec tock T012");
    expect({ orders, reaction }).toEqual({ orders: [], reaction: "confused" });
    expect(reply).toContain("There is no command `tock`. Did you mean `/spec tick`?");
  });

  it("it names no verb, and gets help", () => {
    const { orders, reaction, reply } = become("/spec");
    expect({ orders, reaction }).toEqual({ orders: [], reaction: "rocket" });
    expect(reply).toContain("| `/spec tick");
  });

  it("a command before it in the same comment was refused", () => {
    const { orders, reply } = become("/spec tick T099\n/spec tick T012");
    expect(orders).toEqual([]);
    expect(reply).toContain("Skipped, because the earlier command `/spec ");
  });
});

describe("a comment by", () => {
  it("a bot orders nothing, so that no two of them talk for ever", () => {
    const author = { login: "helper[bot]", isBot: true };
    expect(become("/spec tick T012", { author })).toEqual({ orders: [], reaction: null, reply: null });
  });

  it("an account that is gone has no permission, and so orders nothing", () => {
    const ghost = {
      id: 99,
      nodeId: "n",
      body: "/spec tick T012",
      author: { login: "ghost", isBot: false },
      edited: false,
    };
    const answer = answerComment({ comment: ghost, facts: buildFacts(), permission: "none", evaluation: EVALUATION });
    expect(answer).toMatchObject({ kind: "refuse", orders: [], reaction: "confused" });
  });
});

describe("our own reply", () => {
  it("holds no command, whatever it quotes", () => {
    const { reply } = become("/spec tick T012\n/spec why T013\n/spec help\n/spec tock");
    expect(become(reply ?? "")).toEqual({ orders: [], reaction: null, reply: null });
  });
});
