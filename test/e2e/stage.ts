import { rmSync } from "node:fs";
import { expect } from "vitest";
import { LocalGitHub } from "../local-github/local-github.ts";
import type { LocalPullRequest, ShownCheck, ShownComment } from "../local-github/local-pull-request.ts";
import type { LocalRepository } from "../local-github/local-repository.ts";
import { eventually } from "../support/eventually.ts";
import { preparedDataDir, type ServiceProcess, startServiceProcess } from "../support/service-process.ts";

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A local GitHub and the real service beside it. */
export class Stage {
  readonly gh: LocalGitHub;
  readonly #dataDir: string;
  readonly #env: Readonly<Record<string, string>>;
  #service: ServiceProcess | undefined;
  #repositories = 0;

  private constructor(gh: LocalGitHub, dataDir: string, env: Readonly<Record<string, string>>) {
    this.gh = gh;
    this.#dataDir = dataDir;
    this.#env = env;
  }

  static async open(env: Readonly<Record<string, string>> = {}): Promise<Stage> {
    const stage = new Stage(await LocalGitHub.start(), await preparedDataDir(), env);
    await stage.startService();
    return stage;
  }

  get service(): ServiceProcess {
    if (!this.#service) throw new Error("the service is not running");
    return this.#service;
  }

  /** Starts the service on the data that an earlier one left. */
  async startService(): Promise<void> {
    this.#service = await startServiceProcess(this.gh, { dataDir: this.#dataDir, env: this.#env });
    this.gh.webhookUrl = this.#service.webhookUrl;
  }

  /** A second process on the same data: it must refuse to start. */
  startSecondService(env: Readonly<Record<string, string>> = {}): Promise<ServiceProcess> {
    return startServiceProcess(this.gh, { dataDir: this.#dataDir, env: { ...this.#env, ...env } });
  }

  async killService(): Promise<void> {
    await this.service.kill();
    this.#service = undefined;
  }

  /** A repository with the App on it, with people who may write and may not. */
  repository(files: Files, owner = "acme"): LocalRepository {
    this.#repositories += 1;
    const repository = this.gh.createRepository({ owner, name: `shop-${this.#repositories}`, files });
    repository.setCollaborator("ana", "write");
    repository.setCollaborator("rita", "read");
    this.gh.install(repository);
    return repository;
  }

  /** Stops everything; the service must end cleanly, and nothing may have gone against GitHub's own descriptions. */
  async close(): Promise<void> {
    const code = this.#service ? await this.#service.stop() : 0;
    await this.gh.stop();
    rmSync(this.#dataDir, { recursive: true, force: true });
    expect(this.gh.violations).toEqual([]);
    expect(code).toBe(0);
  }
}

const OURS = "spec-kit-enforce";

/** Our completed check on the head, once it is there. */
export function checkOf(pullRequest: LocalPullRequest): Promise<ShownCheck> {
  return eventually(() => {
    const check = pullRequest.checks().find(({ name }) => name === OURS);
    if (!check) throw new Error("there is no check yet");
    expect(check.status).toBe("completed");
    return check;
  });
}

/** Waits until our check on the head has the conclusion. */
export function concluded(pullRequest: LocalPullRequest, conclusion: string, timeoutMs?: number): Promise<ShownCheck> {
  return eventually(() => {
    const check = pullRequest.checks().find(({ name }) => name === OURS);
    expect(check?.conclusion, check?.summary ?? "no check").toBe(conclusion);
    if (!check) throw new Error("there is no check yet");
    return check;
  }, timeoutMs);
}

/** Our comments on a pull request: the sticky one and replies. */
export function ourComments(pullRequest: LocalPullRequest, marker = "spec-kit-enforce:"): ShownComment[] {
  return pullRequest.comments().filter(({ body, author }) => body.includes(marker) && author.endsWith("[bot]"));
}

export function stickyOf(pullRequest: LocalPullRequest): ShownComment | undefined {
  return ourComments(pullRequest, "spec-kit-enforce:sticky")[0];
}

export function replyTo(pullRequest: LocalPullRequest, commentId: number): ShownComment[] {
  return ourComments(pullRequest, `spec-kit-enforce:reply:${commentId} `);
}

export function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8");
}
