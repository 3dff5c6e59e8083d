import { once } from "node:events";
import { createServer } from "node:net";
import pino, { type Logger } from "pino";
import { Probot, run, Server } from "probot";
import type { LocalGitHub } from "../local-github/local-github.ts";
import { greeterApp } from "./greeter-app.ts";

interface StartedProbot {
  readonly server: Server;
  /** Messages of Probot's warnings and errors. */
  readonly complaints: string[];
}

/** Starts Probot from a program, as its documentation shows, with this GitHub's API as the base URL and all else Probot's own. */
export async function startProbot(gh: LocalGitHub): Promise<StartedProbot> {
  const { id: appId, privateKey, webhookSecret: secret } = gh.app;
  const { log, complaints } = listenToLog();
  const server = new Server({
    host: "127.0.0.1",
    port: await findFreePort(),
    log,
    Probot: Probot.defaults({ appId, privateKey, secret, baseUrl: gh.url, log }),
  });
  await server.load(greeterApp);
  await server.start();
  return receiveWith(gh, server, complaints);
}

/** Starts Probot with the environment variables its documentation names, as for a GitHub Enterprise Server. */
export async function startProbotByEnvironment(gh: LocalGitHub): Promise<StartedProbot> {
  const { log, complaints } = listenToLog();
  const { host, protocol } = new URL(gh.url);
  const env = {
    APP_ID: String(gh.app.id),
    PRIVATE_KEY: gh.app.privateKey,
    WEBHOOK_SECRET: gh.app.webhookSecret,
    GHE_HOST: host,
    GHE_PROTOCOL: protocol.replace(":", ""),
    HOST: "127.0.0.1",
    PORT: String(await findFreePort()),
  };
  return receiveWith(gh, await run(greeterApp, { env, log }), complaints);
}

function receiveWith(gh: LocalGitHub, server: Server, complaints: string[]): StartedProbot {
  gh.webhookUrl = `http://127.0.0.1:${server.port}/api/github/webhooks`;
  return { server, complaints };
}

function listenToLog(): { readonly log: Logger; readonly complaints: string[] } {
  const complaints: string[] = [];
  const write = (line: string): number => complaints.push(JSON.parse(line).msg);
  return { log: pino({ level: "warn" }, { write }), complaints };
}

// Probot reads port 0 as its default port.
async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("The probe has no port.");
  return address.port;
}
