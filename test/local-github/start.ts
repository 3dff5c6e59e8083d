import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { createDemoRepository } from "./demo-repository.ts";
import { LocalGitHub } from "./local-github.ts";
import type { AppManifest } from "./world/app.ts";

/** Runs the local GitHub alone and prints, as one line of JSON, what others need to point at it. */
const { values } = parseArgs({ options: { port: { type: "string" }, "webhook-url": { type: "string" } } });

const manifest: AppManifest = parse(readFileSync(new URL("../../app.yml", import.meta.url), "utf8"));
const gh = await LocalGitHub.start({ port: Number(values.port ?? 0), manifest });
gh.webhookUrl = values["webhook-url"] ?? null;
const repository = createDemoRepository(gh);
const { id, privateKey, webhookSecret } = gh.app;
const userToken = gh.createUserToken("ana");
console.log(
  JSON.stringify({ baseUrl: gh.url, appId: id, privateKey, webhookSecret, repository: repository.fullName, userToken }),
);

async function stop(): Promise<void> {
  await gh.stop();
  process.exit(0);
}

process.once("SIGINT", stop);
process.once("SIGTERM", stop);
