import { describe, expect, it } from "vitest";
import { needsEvaluation } from "../../../src/core/commands/answer-command.ts";
import { COMMANDS } from "../../../src/core/commands/index.ts";
import { readInvocations } from "../../../src/core/commands/read-invocations.ts";
import { byteLength } from "../../../src/core/report/truncate-bytes.ts";
import type { CommandComment } from "../../../src/core/snapshot/command-comment.ts";
import { answerComment } from "../../support/answer-comment.ts";
import { buildBrief, buildBundle, buildEvaluation, buildFacts } from "../../support/reports.ts";

function comment(body: string, over: Partial<CommandComment> = {}): CommandComment {
  return { id: 99, nodeId: "n", body, author: { login: "hubot-fan", isBot: false }, edited: false, ...over };
}

function answer(body: string, over: Partial<Parameters<typeof answerComment>[0]> = {}) {
  return answerComment({
    comment: comment(body),
    facts: buildFacts(),
    permission: "triage",
    evaluation: buildEvaluation(),
    ...over,
  });
}

describe("the answer to a comment", () => {
  it("ignores a comment without a command", () => {
    expect(answer("Looks good to me")).toMatchObject({ kind: "ignore", reply: null, reaction: null });
  });

  it("ignores bots, so that no two of them can talk for ever", () => {
    const bot = comment("/spec recheck", { author: { login: "other[bot]", isBot: true } });
    expect(answer("", { comment: bot }).kind).toBe("ignore");
  });

  it("checks again on request, which the reaction and the new check say", () => {
    const { kind, recheck, reaction, reply } = answer("/spec recheck");
    expect({ kind, recheck, reaction }).toEqual({ kind: "answer", recheck: true, reaction: "rocket" });
    expect(reply).toBeNull();
  });

  it("names the commit that it answered for and carries the marker of the comment", () => {
    const { reply } = answer("/spec help");
    expect(reply).toContain(`Answered for commit ${"a".repeat(40)}.`);
    expect(reply?.endsWith("<!-- spec-kit-enforce:reply:99 -->")).toBe(true);
  });

  it("lists every command and who may use it", () => {
    const { reply } = answer("/spec help", { permission: "none" });
    expect(reply).toContain("| `/spec recheck` |");
    expect(reply).toContain("| anyone |");
  });

  it("shows progress, what is ready and what is blocked", () => {
    const bundle = buildBundle({
      ready: [buildBrief({ id: "T013", title: "Log in" })],
      blocked: [{ task: buildBrief({ id: "T014" }), waitsFor: ["T013", "Security team"] }],
    });
    const { reply } = answer("/spec status 001-auth", { evaluation: buildEvaluation({ bundles: [bundle] }) });
    expect(reply).toContain("| **all tasks** | `█████░░░░░ 12 of 24` |");
    expect(reply).toContain("- `T013` Log in");
    expect(reply).toContain("- `T014` waits for `T013`, `Security team`");
  });

  it("names the spec bundles there are when it is asked for another", () => {
    const { kind, reply } = answer("/spec status 002-pay");
    expect(kind).toBe("refuse");
    expect(reply).toContain("concerns no spec bundle `002-pay`. It concerns `specs/001-auth`.");
  });

  it("answers several commands in one reply, each of them once", () => {
    const { reply } = answer("/spec help\n/spec recheck\n/spec help");
    expect(reply?.match(/^\*\*`\/spec/gm)).toHaveLength(2);
  });

  it("suggests the nearest command for an unknown one", () => {
    const { kind, reaction, reply } = answer("/spec recheckk");
    expect({ kind, reaction }).toEqual({ kind: "refuse", reaction: "confused" });
    expect(reply).toContain("There is no command `recheckk`. Did you mean `/spec recheck`?");
  });

  it("does what it can of a comment that holds a mistake as well", () => {
    expect(answer("/spec recheck\n/spec nonsense")).toMatchObject({
      kind: "answer",
      recheck: true,
      reaction: "confused",
    });
  });

  it("refuses an edited comment, whoever wrote it", () => {
    const edited = comment("/spec recheck", { edited: true });
    const decision = answer("", { comment: edited, permission: "admin" });
    expect(decision).toMatchObject({ kind: "refuse", recheck: false, reaction: "confused" });
    expect(decision.reply).toContain("Write the command in a new comment.");
  });

  it("refuses whoever may only read, and tells who may", () => {
    const decision = answer("/spec recheck", { permission: "read" });
    expect(decision).toMatchObject({ kind: "refuse", recheck: false });
    expect(decision.reply).toContain("needs triage access to this repository, which `@");
  });

  it("lets the author of the pull request recheck, whatever GitHub says", () => {
    const own = comment("/spec recheck", { author: { login: "Mona", isBot: false } });
    expect(answer("", { comment: own, permission: "none" }).recheck).toBe(true);
  });

  it("checks nothing on a pull request that is not open", () => {
    const decision = answer("/spec recheck", { facts: buildFacts({ state: "merged" }) });
    expect(decision).toMatchObject({ kind: "refuse", recheck: false });
  });

  it("writes nothing into a locked conversation, and still checks", () => {
    expect(answer("/spec recheck", { facts: buildFacts({ locked: true }) })).toMatchObject({
      reply: null,
      recheck: true,
    });
  });

  it("never writes a line that begins with a slash, nor a mention", () => {
    const hostile = buildBundle({
      path: "/spec recheck",
      ready: [buildBrief({ id: "/spec", title: "\n/spec recheck\n@octo/everyone fixes #1" })],
    });
    const { reply } = answer("/spec status\n/spec @octocat", { evaluation: buildEvaluation({ bundles: [hostile] }) });
    expect(reply).not.toMatch(/^\s*\/spec/m);
    expect(reply).not.toMatch(/(?<!`[^`\n]*)@\w/);
  });

  it("stays below the limit for a comment when every list is long", () => {
    const long = Array.from({ length: 500 }, () => buildBrief({ title: "😀".repeat(500) }));
    const bundles = Array.from({ length: 40 }, () => buildBundle({ ready: long, completes: long }));
    const { reply } = answer("/spec status\n/spec status x\n/spec help", { evaluation: buildEvaluation({ bundles }) });
    expect(byteLength(reply ?? "")).toBeLessThan(60_000);
    expect(reply).toContain("The rest does not fit here");
  });
});

describe("needsEvaluation", () => {
  it("is true for status alone", () => {
    expect(needsEvaluation(readInvocations(comment("/spec status")))).toBe(true);
    expect(needsEvaluation(readInvocations(comment("/spec help\n/spec recheck\n/spec nonsense")))).toBe(false);
  });
});

describe.each(COMMANDS)("the definition of $name", (command) => {
  it("has examples that are read as that command", () => {
    expect(command.examples.length).toBeGreaterThan(0);
    for (const example of command.examples) {
      expect(readInvocations(comment(example)).map(({ verb }) => verb)).toEqual([command.name]);
    }
  });

  it("begins its usage with its name", () => {
    expect(`${command.usage} `.startsWith(`/spec ${command.name} `)).toBe(true);
  });
});
