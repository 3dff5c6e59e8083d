import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { LocalGitHub } from "../local-github/local-github.ts";
import type { LocalPullRequest } from "../local-github/local-pull-request.ts";
import type { LocalRepository } from "../local-github/local-repository.ts";
import { eventually } from "../support/eventually.ts";
import { type ServiceProcess, startServiceProcess, temporaryDirectory } from "../support/service-process.ts";
import { ENFORCE, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "./bundles.ts";
import { concluded, ourComments, replyTo, stickyOf, text } from "./stage.ts";
import { WebhookSplitter } from "./webhook-splitter.ts";

// Two processes start at once, and wait for one another.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const PATIENCE_MS = 60_000;

const SERVER = process.env.TEST_DATABASE_URL;
const TASKS = "specs/001-parcel-tracking/tasks.md";
const OURS = "spec-kit-enforce";

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Two PostgreSQL processes share nothing but the database; `scripts/postgres.sh` brings one. */
describe.skipIf(!SERVER)("two replicas on one database (PostgreSQL)", () => {
  const database = `replicas_${randomUUID().replaceAll("-", "")}`;
  let gh: LocalGitHub;
  let replicas: ServiceProcess[] = [];
  let splitter: WebhookSplitter;
  let repositories = 0;

  const start = () => {
    const url = new URL(SERVER ?? "");
    url.pathname = `/${database}`;
    const env = { DATABASE_URL: url.href, SWEEP_INTERVAL_SECONDS: "0" };
    return startServiceProcess(gh, { dataDir: temporaryDirectory(), env });
  };

  beforeAll(async () => {
    await onServer(`create database ${database}`);
    gh = await LocalGitHub.start();
    replicas = [await start(), await start()];
    splitter = await WebhookSplitter.start(() => replicas.map(({ webhookUrl }) => webhookUrl));
    gh.webhookUrl = splitter.url;
  });

  afterAll(async () => {
    const codes = await Promise.all(replicas.map((replica) => replica.stop()));
    await splitter.stop();
    await gh.stop();
    await onServer(`drop database if exists ${database} with (force)`);
    expect(gh.violations).toEqual([]);
    expect(codes.every((code) => code === 0)).toBe(true);
  });

  function repository(): LocalRepository {
    const files = { ".github/spec-kit-enforce.yml": ENFORCE, ...SPEC_KIT_BUNDLE };
    const made = gh.createRepository({ owner: "acme", name: `shop-${repositories++}`, files });
    made.setCollaborator("ana", "write");
    gh.install(made);
    return made;
  }

  function open(made: LocalRepository, branch: string): LocalPullRequest {
    made.commit(branch, { [`src/${branch}.ts`]: "export {};\n", [TASKS]: `${SPEC_KIT_TASKS}\nNote: ${branch}.\n` });
    return made.openPullRequest({ head: branch, body: "Task: specs/001-parcel-tracking#T002", author: "ana" });
  }

  const runsOn = (pull: LocalPullRequest, sha: string) =>
    pull.state.repository.checkSuites
      .filter(({ headSha }) => headSha === sha)
      .flatMap(({ runs }) => runs)
      .filter(({ name }) => name === OURS);

  it("publish one check for a commit, keep one comment and tick with one commit, whoever is told of what", async () => {
    const made = repository();
    const pull = open(made, "events");
    for (const title of ["One", "Two", "Three", "Four"]) pull.edit({ title });
    await concluded(pull, "success", PATIENCE_MS);
    await gh.settle();
    await eventually(() => expect(stickyOf(pull)).toBeDefined(), PATIENCE_MS);
    const id = pull.comment("/spec status", "ana");
    await eventually(() => expect(replyTo(pull, id)).toHaveLength(1), PATIENCE_MS);
    const { headSha } = pull;
    pull.merge({ by: "ana" });
    await eventually(() => expect(text(made.read("main", TASKS))).toContain("- [X] T002"), PATIENCE_MS);
    await eventually(() => expect(stickyOf(pull)?.body).toContain(made.tip()), PATIENCE_MS);
    expect(runsOn(pull, headSha)).toHaveLength(1);
    expect(ourComments(pull, "spec-kit-enforce:sticky")).toHaveLength(1);
    expect(replyTo(pull, id)).toHaveLength(1);
    expect(made.log().filter(({ message }) => message.includes("Spec-Kit-Enforce: "))).toHaveLength(1);
    const accepted = replicas.map(({ log }) => log.filter(({ msg }) => msg === "delivery accepted").length);
    expect(Math.min(...accepted)).toBeGreaterThan(3);
  });

  it("take over from one another: one is killed in the middle of a review, and the other completes it", async () => {
    const made = repository();
    const [victim, heir] = replicas;
    if (!victim || !heir) throw new Error("there are no two replicas");
    // Held still, so that it is the other one which takes the job.
    heir.freeze();
    replicas = [victim];
    gh.faults.add({ match: { path: "/repos/{owner}/{repo}/check-runs" }, times: 1, effect: { kind: "hang" } });
    const pull = open(made, "killed");
    await eventually(() => {
      const hanging = gh.requests.findLast(({ template }) => template?.endsWith("/check-runs"));
      expect(hanging?.status).toBe(null);
    }, PATIENCE_MS);
    await victim.kill();
    heir.thaw();
    replicas = [heir];
    expect(pull.checks().filter(({ name }) => name === OURS)).toEqual([]);
    await concluded(pull, "success", PATIENCE_MS);
    expect(runsOn(pull, pull.headSha)).toHaveLength(1);
    pull.merge({ by: "ana" });
    await eventually(() => expect(text(made.read("main", TASKS))).toContain("- [X] T002"), PATIENCE_MS);
    expect(made.log().filter(({ message }) => message.includes("Spec-Kit-Enforce: "))).toHaveLength(1);
  });
});
