import { setTimeout as pause } from "node:timers/promises";
import { Octokit } from "@octokit/rest";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AbortedError } from "../../src/github/aborted.ts";
import { boundConnection } from "../../src/github/bound-connection.ts";
import type { Connection } from "../../src/github/connection.ts";
import { createMemoryCache } from "../../src/github/memory-cache.ts";
import { LocalGitHub } from "../local-github/local-github.ts";
import { installOn, openLocalApp } from "../support/github/local-app.ts";

let gh: LocalGitHub;

beforeAll(async () => {
  gh = await LocalGitHub.start();
});
afterAll(() => gh.stop());

const ABORTED = { name: "AbortError", isRetryable: false, reason: "other" };

test("a job that is given up waits for no answer and sends nothing more", async () => {
  const local = gh.createRepository({ name: "specs", files: { "a.md": "a\n" } });
  const { repository, ref } = await installOn(gh, local);
  const lost = new AbortController();
  const github = await openLocalApp(gh).installation(ref(1).installationId, lost.signal);
  await github.readOpen(repository);
  gh.faults.add({ match: { operation: "OpenPullRequests" }, effect: { kind: "hang" } });
  const read = github.readOpen(repository);
  setTimeout(() => lost.abort(), 50);
  const started = performance.now();
  await expect(read).rejects.toMatchObject(ABORTED);
  expect(performance.now() - started).toBeLessThan(1000);
  const sent = gh.requests.length;
  const effect = { kind: "upsert-comment", repository, issueNumber: 1, update: null, body: "late" } as const;
  await expect(github.apply(effect)).rejects.toMatchObject(ABORTED);
  expect(gh.requests).toHaveLength(sent);
});

test("a job that waits for what a given-up one began to read reads it itself", async () => {
  const cache = createMemoryCache(1000);
  const connection: Connection = { octokit: new Octokit(), installationId: 1, app: null, cache, pause };
  const { promise, reject } = Promise.withResolvers<never>();
  const lost = AbortSignal.abort();
  const first = boundConnection(connection, lost).cache.remember("tree", () => promise);
  const second = boundConnection(connection, undefined).cache.remember("tree", async () => ({
    value: { is: "read" },
    bytes: 1,
  }));
  reject(new AbortedError(lost.reason));
  await expect(first).rejects.toMatchObject(ABORTED);
  expect(await second).toEqual({ is: "read" });
});
