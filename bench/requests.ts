import { rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { ENFORCE, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "../test/e2e/bundles.ts";
import { LocalGitHub } from "../test/local-github/local-github.ts";
import type { LocalPullRequest } from "../test/local-github/local-pull-request.ts";
import type { LocalRepository } from "../test/local-github/local-repository.ts";
import { startServiceProcess, temporaryDirectory } from "../test/support/service-process.ts";
import type { Row } from "./report.ts";

const TASKS = "specs/001-parcel-tracking/tasks.md";

/** The events measured, in the order of a pull request's life, with their budgets once caches are warm. */
const WARM_BUDGETS = { opened: 6, synchronize: 3, merged: 6, command: 5, ignored: 0 } as const;

type Counts = Record<keyof typeof WARM_BUDGETS, number>;

/** Requests to GitHub per delivery: cold right after the start, token and configuration included, then warm. */
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
  repository.setCollaborator("ana", "write");
  gh.install(repository);
  gh.webhookUrl = service.webhookUrl;
  const cold = await playLife(gh, repository, "cold");
  const warm = await playLife(gh, repository, "warm");
  await service.stop();
  await gh.stop();
  rmSync(dataDir, { recursive: true, force: true });
  return [...rowsOf("requests", "cold", cold), ...rowsOf("warmRequests", "warm", warm)];
}

function rowsOf(group: "requests" | "warmRequests", label: string, counts: Counts): readonly Row[] {
  return (Object.keys(WARM_BUDGETS) as (keyof Counts)[]).map((event) => ({
    name: `${group}.${event}`,
    what: `requests to GitHub, ${label}: ${event}`,
    value: counts[event],
    limit: group === "warmRequests" ? { kind: "at most", value: WARM_BUDGETS[event] } : null,
  }));
}

/** A pull request of its own for each measure, so that nothing is counted that an earlier step had left to do. */
async function playLife(gh: LocalGitHub, repository: LocalRepository, branch: string): Promise<Counts> {
  const count = (act: () => void) => countRequests(gh, act);
  let pull: LocalPullRequest | undefined;
  const task = branch === "cold" ? "T002" : "T003";
  repository.commit(branch, {
    "src/api/events.ts": `// ${branch}\n`,
    "db/events.sql": `-- ${branch}\n`,
    [TASKS]: noteIn(repository, branch),
  });
  const opened = await count(() => {
    pull = repository.openPullRequest({ head: branch, body: `Task: specs/001-parcel-tracking#${task}`, author: "ana" });
  });
  const command = await count(() => pull?.comment("/spec status", "ana"));
  const ignored = await count(() => pull?.comment("Nice work.", "ana"));
  const merged = await count(() => pull?.merge({ method: "squash", by: "ana" }));
  const plain = `${branch}-plain`;
  repository.commit(plain, { "README.md": `# ${branch}\n` });
  const other = repository.openPullRequest({ head: plain, author: "ana" });
  await quiet(gh);
  const synchronize = await count(() => other.push({ "README.md": `# ${branch} again\n` }));
  return { opened, synchronize, merged, command, ignored };
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
    await pause(1000);
    await gh.settle();
  }
}
