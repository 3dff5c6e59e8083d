import { describe, expect, it } from "vitest";
import type { CommandRecord, Order } from "../../src/core/commands/order.ts";
import type { PullRequestBundles, PullRequestFacts } from "../../src/core/snapshot/pull-request.ts";
import type { GitHub } from "../../src/github/github.ts";
import { readGroupAround } from "../../src/jobs/group-around.ts";
import type { Run, Services } from "../../src/jobs/services.ts";
import { buildFacts } from "../support/reports.ts";

const HEAD = "a".repeat(40);
const GIVEN = { commentId: 1, position: 0, actor: "otto", headSha: HEAD, givenAt: "2026-03-01T10:00:00.000Z" };
const WAIVE: Order = { kind: "waive", rule: "graph/dead-end", place: null, reason: "Later.", until: null };
const OVERRIDE: Order = { kind: "override", reason: "The outage." };

/** Each member touches a file and a spec bundle of its own number, and names another one. */
function brought({ ref }: Pick<PullRequestFacts, "ref">): PullRequestBundles {
  const tree = { sha: HEAD, files: [], unread: [] };
  const path = `specs/00${ref.number}`;
  const bundle = { path, slug: `00${ref.number}`, layout: "spec-kit", documents: [`${path}/tasks.md`] };
  const named = { ...bundle, path: "specs/009", slug: "009", documents: ["specs/009/tasks.md"] };
  const added = [`src/${ref.number}.ts`, `${path}/tasks.md`];
  const files = added.map((file) => ({ path: file, status: "added", previousPath: null }) as const);
  const read = { files, filesComplete: true, headConfig: null, knownBundles: [], bundles: [bundle, named] };
  return { mergeBaseSha: "b".repeat(40), ...read, head: tree, base: { bundles: [], tree } } as PullRequestBundles;
}

async function around(orders: Readonly<Record<number, readonly Order[]>>) {
  const members = Object.keys(orders).map((number) => {
    const facts = buildFacts({ headSha: HEAD });
    return { ...facts, ref: { ...facts.ref, number: Number(number) } };
  });
  const asked: number[] = [];
  const github = {
    readBundles: async (facts: PullRequestFacts) => {
      asked.push(facts.ref.number);
      return brought(facts);
    },
  } as unknown as GitHub;
  const of = async (_id: number, number: number): Promise<readonly CommandRecord[]> =>
    (orders[number] ?? []).map((order, position) => ({ ...GIVEN, position, order }));
  const services = { trail: { of }, completions: { open: async () => [] }, now: () => new Date(GIVEN.givenAt) };
  const group = () => Promise.reject(new Error("nobody approved anything"));
  return { asked, ...(await readGroupAround(members, group, github, services as unknown as Services, {} as Run)) };
}

describe("what was ordered for the pull requests of a merge group", () => {
  it("is a waiver for what the one that has it brings, and neither further nor for what it only names", async () => {
    const { orders, asked } = await around({ 1: [WAIVE], 2: [] });
    expect(orders.waivers.map(({ order }) => order.within)).toEqual([["src/1.ts", "specs/001/tasks.md", "specs/001"]]);
    expect(asked).toEqual([1]);
  });

  it("is a waiver as it was given where the group is one pull request, which costs no request", async () => {
    const { orders, asked } = await around({ 1: [WAIVE] });
    expect(orders.waivers.map(({ order }) => order.within)).toEqual([undefined]);
    expect(asked).toEqual([]);
  });

  it("is an override where every one has it", async () => {
    expect((await around({ 1: [OVERRIDE], 2: [] })).orders.override).toBeNull();
    expect((await around({ 1: [OVERRIDE], 2: [OVERRIDE] })).orders.override).toMatchObject({ actor: "otto" });
  });
});
