import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { createDemoRepository } from "./demo-repository.ts";
import { LocalGitHub } from "./local-github.ts";
import type { AppManifest } from "./world/app.ts";

/**
 * Runs the local GitHub alone and prints, as one line of JSON, what others need to point at it; with `--env` the
 * service's environment instead, for a shell. Described in docs/local-github.md.
 */
const { values } = parseArgs({
  options: { port: { type: "string" }, "webhook-url": { type: "string" }, env: { type: "boolean" } },
});

const manifest: AppManifest = parse(readFileSync(new URL("../../app.yml", import.meta.url), "utf8"));
const gh = await LocalGitHub.start({ port: Number(values.port ?? 0), manifest });
gh.webhookUrl = values["webhook-url"] ?? null;
const repository = createDemoRepository(gh);
const { id, privateKey, webhookSecret } = gh.app;
const userToken = gh.createUserToken("ana");
const printed = { baseUrl: gh.url, appId: id, privateKey, webhookSecret, repository: repository.fullName, userToken };
console.log(values.env ? environment() : JSON.stringify(printed));

/** None of the values holds a quote: a PEM, hexadecimal digits, numbers and a URL. */
function environment(): string {
  const key = privateKey.trim().replaceAll("\n", "\\n");
  const lines = { APP_ID: id, PRIVATE_KEY: key, WEBHOOK_SECRET: webhookSecret, GITHUB_API_URL: gh.url };
  const own = { GITHUB_TOKEN: userToken };
  return Object.entries({ ...lines, ...own })
    .map(([name, value]) => `${name}='${value}'`)
    .join("\n");
}

async function stop(): Promise<void> {
  await gh.stop();
  process.exit(0);
}

process.once("SIGINT", stop);
process.once("SIGTERM", stop);
