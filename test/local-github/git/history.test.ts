import { describe, expect, it } from "vitest";
import { GitObjects } from "./git-objects.ts";

const objects = new GitObjects();
const tree = objects.writeTree([]);
let minute = 0;

function commit(message: string, ...parents: string[]): string {
  minute += 1;
  const date = new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
  const who = { name: "Ada", email: "ada@example.test", date };
  return objects.writeCommit({ tree, parents, message, author: who, committer: who });
}

/**
 *   root - fork - main1 - main2
 *              \        \
 *               topic1 - merged - topic2
 */
const root = commit("root");
const fork = commit("fork", root);
const main1 = commit("main1", fork);
const topic1 = commit("topic1", fork);
const merged = commit("merged", topic1, main1);
const main2 = commit("main2", main1);
const topic2 = commit("topic2", merged);

const messages = (shas: readonly string[]) => shas.map((sha) => objects.readCommit(sha)?.message);

describe("history", () => {
  it("knows ancestors, the commit itself among them", () => {
    expect(objects.isAncestor(fork, topic2)).toBe(true);
    expect(objects.isAncestor(topic2, topic2)).toBe(true);
    expect(objects.isAncestor(main2, topic2)).toBe(false);
  });

  it("finds the merge base after the base was merged into the branch", () => {
    expect(objects.mergeBase(main2, topic1)).toBe(fork);
    expect(objects.mergeBase(main2, topic2)).toBe(main1);
  });

  it("takes the newer of two best merge bases of a criss-cross", () => {
    const left = commit("left", main1, topic1);
    const right = commit("right", topic1, main1);
    expect(objects.mergeBase(left, right)).toBe(topic1);
  });

  it("finds none between unrelated histories", () => {
    expect(objects.mergeBase(main2, commit("elsewhere"))).toBeNull();
  });

  it("lists what a branch adds, parents first, without what its base has", () => {
    expect(messages(objects.commitsBetween(main2, topic2))).toEqual(["topic1", "merged", "topic2"]);
    expect(messages(objects.commitsBetween(null, fork))).toEqual(["root", "fork"]);
    expect(objects.commitsBetween(main2, main1)).toEqual([]);
  });

  it("walks a long history without running out of stack", () => {
    let head = commit("first");
    for (let n = 0; n < 20_000; n++) head = commit("next", head);
    expect(objects.commitsBetween(null, head)).toHaveLength(20_001);
  });

  it("throws on a commit that does not exist instead of calling it unrelated", () => {
    expect(() => objects.mergeBase(main1, "f".repeat(40))).toThrow("There is no commit");
  });
});
