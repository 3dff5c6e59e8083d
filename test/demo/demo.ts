import { rmSync } from "node:fs";
import { ENFORCE, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "../e2e/bundles.ts";
import { LocalGitHub } from "../local-github/local-github.ts";
import type { LocalPullRequest, ShownCheck } from "../local-github/local-pull-request.ts";
import { eventually } from "../support/eventually.ts";
import { startServiceProcess, temporaryDirectory } from "../support/service-process.ts";
import { showCheck, showComments, showCommit, tell } from "./screen.ts";

const TASKS = "specs/001-parcel-tracking/tasks.md";

/** The completed check with this conclusion, once the service has published it. */
function waitForCheck(pull: LocalPullRequest, conclusion: string): Promise<ShownCheck> {
  return eventually(() => {
    const check = pull.checks().find((each) => each.conclusion === conclusion);
    if (!check) throw new Error(`no check says ${conclusion} yet`);
    return check;
  });
}

function waitForComment(pull: LocalPullRequest, part: string): Promise<void> {
  return eventually(() => {
    if (!pull.comments().some(({ body, author }) => author.endsWith("[bot]") && body.includes(part))) {
      throw new Error(`no comment of the App says ${part} yet`);
    }
  });
}

const started = performance.now();
const dataDir = temporaryDirectory();
console.log("Starting a GitHub of our own on loopback, and the real service with its embedded database…");
const gh = await LocalGitHub.start();
const service = await startServiceProcess(gh, { dataDir, env: { LOG_LEVEL: "info" } });
gh.webhookUrl = service.webhookUrl;
console.log(`   GitHub ${gh.url}\n   service ${service.url}`);

const files = { ".github/spec-kit-enforce.yml": ENFORCE, ...SPEC_KIT_BUNDLE };
const repository = gh.createRepository({ owner: "acme", name: "shop", files });
repository.setCollaborator("ana", "write");
gh.install(repository);

tell("Ana opens a pull request that ticks T003, although T002, which it depends on, is still open");
repository.commit("events", {
  [TASKS]: SPEC_KIT_TASKS.replace("- [ ] T003", "- [X] T003"),
  "src/api/events.ts": "export const events = [];\n",
});
const pull = repository.openPullRequest({ head: "events", title: "Serve events", body: "Task: T003", author: "ana" });
showCheck(await waitForCheck(pull, "failure"));

tell("She unticks it, as the App ticks by itself after the merge, and does T002 in the same change");
pull.push({
  [TASKS]: SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002"),
  "db/events.sql": "create table events (parcel text, place text);\n",
});
const green = await waitForCheck(pull, "success");
showCheck(green);
// The comment of the first push stands until the second is reported: only the new one says what the new check says.
await waitForComment(pull, green.title ?? "");
showComments(pull);

tell("She asks for the state with a slash-command");
pull.comment("/spec status", "ana");
await waitForComment(pull, "reply:");
await eventually(() => {
  if (!pull.comments().some(({ reactions }) => reactions.includes("rocket"))) throw new Error("not answered yet");
});
showComments(pull);

tell("The pull request is merged, and the App ticks T003 on main");
const before = SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002");
pull.merge({ by: "ana" });
const after = await eventually(() => {
  const now = Buffer.from(repository.read("main", TASKS)).toString("utf8");
  if (!now.includes("- [X] T003")) throw new Error("not ticked yet");
  return now;
});
showCommit(repository.log("main")[0]?.message ?? "", before, after);
await waitForComment(pull, repository.tip().slice(0, 7));
tell("What the pull request says in the end");
showComments(pull);

const code = await service.stop();
await gh.stop();
rmSync(dataDir, { recursive: true, force: true });
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  `\nThe service ended with code ${code} after ${seconds} s; GitHub's own schemas found ${gh.violations.length} violations.`,
);
process.exitCode = code === 0 && gh.violations.length === 0 ? 0 : 1;
