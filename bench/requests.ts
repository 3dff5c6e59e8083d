import { rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { ENFORCE, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "../test/e2e/bundles.ts";
import { LocalGitHub } from "../test/local-github/local-github.ts";
import type { LocalPullRequest } from "../test/local-github/local-pull-request.ts";
import type { LocalRepository } from "../test/local-github/local-repository.ts";
import { startServiceProcess, temporaryDirectory } from "../test/support/service-process.ts";
import type { Row } from "./report.ts";

const TASKS = "specs/001-parcel-tracking/tasks.md";

/**
 * The events measured, with their budgets once caches are warm. A command that writes is answered like any other; what it
 * writes is a commit, and a new head that is judged as after any push: both are counted with it, seven for the command (two
 * of them for branch and commit) and five for the new head.
 */
const WARM_BUDGETS = {
  opened: 6,
  synchronize: 3,
  "synchronize beside an untouched spec bundle": 3,
  "synchronize after the base moved": 3,
  merged: 6,
  command: 5,
  recheck: 5,
  "tick with its commit and the new head's check": 12,
  "untick with its commit and the new head's check": 12,
  ignored: 0,
} as const;

type Counts = Record<keyof typeof WARM_BUDGETS, number>;

/** Requests to GitHub per delivery: cold right after the start, token and configuration included, warm, and with faults. */
export async function measureRequests(): Promise<readonly Row[]> {
  const dataDir = temporaryDirectory();
  const gh = await LocalGitHub.start();
  const service = await startServiceProcess(gh, { dataDir, env: { LOG_LEVEL: "info", SWEEP_INTERVAL_SECONDS: "0" } });
  await quiet(gh);
  // Installed unheard, so that the first delivery is the first that the service learns of it: token and all.
  const repository = gh.createRepository({
    owner: "acme",
    name: "shop",
    files: { ".github/spec-kit-enforce.yml": ENFORCE, ...SPEC_KIT_BUNDLE },
  });
  for (const login of ["ana", "otto"]) repository.setCollaborator(login, "write");
  gh.install(repository);
  gh.webhookUrl = service.webhookUrl;
  const cold = await playLife(gh, repository, "cold");
  const warm = await playLife(gh, repository, "warm");
  const retried = await playLife(gh, repository, "retried", () => failOnce(gh));
  await service.stop();
  await gh.stop();
  rmSync(dataDir, { recursive: true, force: true });
  return [
    ...rowsOf("requests", "cold", cold),
    ...rowsOf("warmRequests", "warm", warm),
    ...rowsOf("retriedRequests", "with retries", retried),
  ];
}

/** What GitHub answers now and then: once that it is not available, and once that too much was asked at a time. */
function failOnce(gh: LocalGitHub): void {
  gh.faults.add({ match: {}, times: 1, effect: { kind: "status", status: 502 } });
  gh.faults.add({
    match: {},
    skip: 1,
    times: 1,
    effect: { kind: "secondary-rate-limit", retryAfterSeconds: 1 },
  });
}

function rowsOf(group: "requests" | "warmRequests" | "retriedRequests", label: string, counts: Counts): readonly Row[] {
  return (Object.keys(WARM_BUDGETS) as (keyof Counts)[]).map((event) => ({
    name: `${group}.${event}`,
    what: `requests to GitHub, ${label}: ${event}`,
    value: counts[event],
    limit: group === "warmRequests" ? { kind: "at most", value: WARM_BUDGETS[event] } : null,
  }));
}

/** A pull request of its own for each measure, so that nothing is counted that an earlier step had left to do. */
async function playLife(
  gh: LocalGitHub,
  repository: LocalRepository,
  branch: string,
  before: () => void = () => {},
): Promise<Counts> {
  const count = async (act: () => void) => {
    await quiet(gh);
    before();
    const counted = await countRequests(gh, act);
    gh.faults.clear();
    return counted;
  };
  let pull: LocalPullRequest | undefined;
  const task = { cold: "T002", warm: "T003", retried: "T004" }[branch];
  repository.commit(branch, {
    "src/api/events.ts": `// ${branch}\n`,
    "db/events.sql": `-- ${branch}\n`,
    [TASKS]: noteIn(repository, branch),
  });
  const opened = await count(() => {
    pull = repository.openPullRequest({ head: branch, body: `Task: specs/001-parcel-tracking#${task}`, author: "ana" });
  });
  const push = (text: string) => () => void pull?.push({ "src/api/events.ts": `// ${branch}, ${text}\n` });
  const untouched = await count(push("again"));
  // Twice: after the first time the base's tree is known, and the comment says that the result of the merge is judged.
  for (const text of ["first", "second"]) {
    repository.commit("main", { "src/other.ts": `// ${branch}, ${text}\n` });
    await pause(4000);
    await quiet(gh);
    if (text === "first") push("beside a moved base")();
    await quiet(gh);
  }
  const moved = await count(push("after the base"));
  const command = await count(() => pull?.comment("/spec status", "ana"));
  const recheck = await count(() => pull?.comment("/spec recheck", "ana"));
  const tick = await count(() => pull?.comment(`/spec tick ${task}`, "otto"));
  const untick = await count(() => pull?.comment(`/spec untick ${task}`, "otto"));
  const ignored = await count(() => pull?.comment("Nice work.", "ana"));
  const merged = await count(() => pull?.merge({ method: "squash", by: "ana" }));
  const plain = `${branch}-plain`;
  repository.commit(plain, { "README.md": `# ${branch}\n` });
  const other = repository.openPullRequest({ head: plain, author: "ana" });
  const synchronize = await count(() => other.push({ "README.md": `# ${branch} again\n` }));
  return {
    opened,
    synchronize,
    "synchronize beside an untouched spec bundle": untouched,
    "synchronize after the base moved": moved,
    merged,
    command,
    recheck,
    "tick with its commit and the new head's check": tick,
    "untick with its commit and the new head's check": untick,
    ignored,
  };
}

function noteIn(repository: LocalRepository, branch: string): string {
  const current = Buffer.from(repository.read("main", TASKS)).toString("utf8");
  return `${current || SPEC_KIT_TASKS}\nNote: ${branch}.\n`;
}

async function countRequests(gh: LocalGitHub, act: () => void): Promise<number> {
  const before = gh.requests.length;
  act();
  await quiet(gh);
  return gh.requests.length - before;
}

/** Until a second has passed in which GitHub was asked nothing. */
async function quiet(gh: LocalGitHub): Promise<void> {
  await gh.settle();
  for (let seen = -1; seen !== gh.requests.length; ) {
    seen = gh.requests.length;
    await pause(1500);
    await gh.settle();
  }
}
