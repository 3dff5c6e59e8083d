import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ENFORCE, EVENTS, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "./bundles.ts";
import { concluded, type Files, Stage } from "./stage.ts";

const BUNDLE = "specs/001-parcel-tracking";
const TASKS = `${BUNDLE}/tasks.md`;
const CONFIG = ".github/spec-kit-enforce.yml";
const T002_DONE = SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002");

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

function openWith(change: Files, base: Files = { [CONFIG]: ENFORCE, ...SPEC_KIT_BUNDLE }) {
  const repository = stage.repository(base);
  repository.commit("feature", change);
  return repository.openPullRequest({ head: "feature", author: "ana" });
}

/** What a pull request may contain, and what its check must say about it. */
const HOSTILE: readonly (readonly [what: string, change: Files, words: string])[] = [
  ["an empty tasks document", { [TASKS]: "" }, "no task"],
  ["5 MB of brackets", { [TASKS]: "[".repeat(5 * 1024 * 1024) }, "longer than"],
  ["20 MB of brackets", { [TASKS]: "[".repeat(20 * 1024 * 1024) }, "too large"],
  ["one line of nested list markers", { [TASKS]: `${"- ".repeat(20_000)}\n` }, "longer than"],
  ["deep quotes", { [TASKS]: `${">".repeat(5_000)} deep\n` }, "deep"],
  [
    "a directory named tasks.md",
    { [TASKS]: null as unknown as string, [`${TASKS}/notes.md`]: "# Notes\n" },
    "directory",
  ],
];

describe("what a pull request contains", () => {
  it.each(HOSTILE)("%s fails the check with words that say why", async (_what, change, words) => {
    const check = await concluded(openWith(change), "failure", 30_000);
    expect(`${check.title} ${check.summary}`.toLowerCase()).toContain(words);
    expect(check.summary).not.toContain("internal error");
  });

  it.each([
    ["NUL bytes", `${T002_DONE}\nA note with \0 in it.\n`],
    ["invalid UTF-8", Buffer.concat([Buffer.from(T002_DONE), Buffer.from([0x0a, 0xff, 0xfe, 0xc3, 0x28, 0x0a])])],
    ["nothing but a byte order mark in front", `\ufeff${T002_DONE}`],
  ])("%s beside the tasks do not disturb them", async (_what, content) => {
    const check = await concluded(openWith({ [TASKS]: content, ...EVENTS }), "success", 30_000);
    expect(check.title).toContain("2 of 4 tasks done");
  });

  it("a configuration that is no YAML fails the check, and its repair is not blocked by it", async () => {
    const broken = { [CONFIG]: "mode: [enforce\n\t- what", ...SPEC_KIT_BUNDLE };
    const check = await concluded(openWith({ [TASKS]: T002_DONE, ...EVENTS }, broken), "failure");
    expect(check.summary).toContain(CONFIG);
    const repair = openWith({ [CONFIG]: ENFORCE }, broken);
    expect((await concluded(repair, "success")).summary).toContain("repairs it");
  });

  it("a hostile pull request does not hold up another", async () => {
    const slow = openWith({ [TASKS]: `${"- [ ] T001 a\n".repeat(60_000)}` });
    const other = openWith({ [TASKS]: T002_DONE, ...EVENTS });
    await concluded(other, "success", 60_000);
    await concluded(slow, "failure", 60_000);
  });

  it("hostile titles and names speak to nobody through us", async () => {
    const title = "Serve events in src/api/events.ts @everyone closes #1 <img src=x> <!-- spec-kit-enforce:sticky -->";
    const tasks = T002_DONE.replace("Serve events in src/api/events.ts", title);
    const check = await concluded(openWith({ [TASKS]: tasks, ...EVENTS }), "success");
    expect(check.summary).not.toContain("<img");
  });
});

describe("what a sender may send", () => {
  it.each([
    ["a body of 30 MB", Buffer.alloc(30 * 1024 * 1024), { "x-hub-signature-256": `sha256=${"0".repeat(64)}` }, 413],
    ["a forged signature", "{}", { "x-hub-signature-256": `sha256=${"0".repeat(64)}` }, 400],
    ["no signature", "{}", {}, 400],
  ])("%s is refused, and the service goes on", async (_what, body, headers, status) => {
    const response = await fetch(stage.service.webhookUrl, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-github-event": "pull_request",
        "x-github-delivery": "1",
        ...headers,
      },
      body,
    });
    expect(response.status).toBe(status);
    expect((await fetch(`${stage.service.url}/readyz`)).status).toBe(200);
  });
});

describe("a forged delivery", () => {
  it("is answered in one plain sentence, and is one warning in the log", async () => {
    const { service } = stage;
    const headers = {
      "x-github-event": "push",
      "x-github-delivery": "forged-1",
      "x-hub-signature-256": `sha256=${"0".repeat(64)}`,
    };
    const response = await fetch(service.webhookUrl, { method: "POST", headers, body: "{}" });
    expect(await response.text()).toMatch(/^The signature is not that of this webhook secret\..*\n$/);
    const line = await service.logged(({ deliveryId }) => deliveryId === "forged-1");
    expect(line).toMatchObject({ level: 40, webhook: "push" });
    const lines = service.log.slice(service.log.indexOf(line));
    expect(lines.filter(({ level, err }) => level >= 50 || err !== undefined)).toEqual([]);
  });
});

describe("a service that must not start", () => {
  it("refuses the data directory of another process, and says so in one sentence", async () => {
    await expect(stage.startSecondService()).rejects.toThrow(/code 2: .*Another process is using/s);
  });

  it("refuses to run without a webhook secret", async () => {
    await expect(stage.startSecondService({ WEBHOOK_SECRET: "" })).rejects.toThrow(/code 2: .*WEBHOOK_SECRET/s);
  });
});
