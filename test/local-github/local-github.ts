import { Contract } from "./contract/contract.ts";
import { Faults } from "./faults/faults.ts";
import { GraphqlApi } from "./graphql/graphql-api.ts";
import { ApiServer } from "./http/api-server.ts";
import type { LoggedRequest } from "./http/request-log.ts";
import { RestApi } from "./http/rest-api.ts";
import { type Violation, Violations } from "./http/violations.ts";
import type { LocalGitHubOptions, RegisteredApp } from "./local-github-options.ts";
import { LocalRepository } from "./local-repository.ts";
import { plainManifest } from "./plain-manifest.ts";
import { Representations } from "./representations/representations.ts";
import { announce } from "./webhooks/announcer.ts";
import { type Delivery, DeliveryLog } from "./webhooks/delivery-log.ts";
import type { App, AppManifest, Installation, Permissions } from "./world/app.ts";
import { registerApp } from "./world/apps.ts";
import type { FileContents } from "./world/commit-files.ts";
import {
  installApp,
  mintToken,
  suspendInstallation,
  uninstallApp,
  unsuspendInstallation,
} from "./world/installations.ts";
import { followPushes } from "./world/merge-queue.ts";
import { createRepository } from "./world/repositories.ts";
import type { User, UserType } from "./world/user.ts";
import { World } from "./world/world.ts";

/** Reading the official descriptions takes a while, and nothing changes them. */
let contract: Contract | undefined;

/**
 * A GitHub on loopback. What people do is called on it and on what it answers, at once and without waiting;
 * deliveries go out meanwhile, and `settle` waits for them. What people may not do throws a `Refusal`.
 */
export class LocalGitHub {
  readonly url: string;
  readonly world: World;
  readonly faults: Faults;
  readonly #server: ApiServer;
  readonly #violations: Violations;
  readonly #deliveries: DeliveryLog;
  #app: App;

  private constructor(url: string, server: ApiServer, options: LocalGitHubOptions) {
    this.url = url;
    this.#server = server;
    this.world = new World();
    this.faults = new Faults();
    this.#violations = new Violations(options.validate ?? true, options.strict ?? true);
    this.#deliveries = new DeliveryLog(this.world, this.faults);
    this.#app = registerApp(this.world, options.manifest ?? plainManifest, this.world.user("app-owner"));
    contract ??= Contract.load();
    this.#open(contract);
  }

  static async start(options: LocalGitHubOptions = {}): Promise<LocalGitHub> {
    const server = new ApiServer();
    return new LocalGitHub(await server.listen(options.port ?? 0), server, options);
  }

  #open(official: Contract): void {
    const { world, faults, url: baseUrl } = this;
    const violations = this.#violations;
    const deliveries = this.#deliveries;
    const show = new Representations(world, baseUrl);
    followPushes(world);
    announce(world, { show, contract: official, deliveries, violations });
    const rest = new RestApi({ world, show, contract: official, deliveries, violations, baseUrl });
    const graphql = new GraphqlApi({ world, contract: official, violations, baseUrl });
    this.#server.open({ world, rest, graphql, faults, violations });
  }

  /** The App registered last. */
  get app(): RegisteredApp {
    const { id, slug, privateKey, webhookSecret, bot } = this.#app;
    return { id, slug, privateKey, webhookSecret, userLogin: bot.login };
  }

  /** Registers another App, which from now on is `app`. */
  registerApp(manifest: AppManifest): RegisteredApp {
    this.#app = registerApp(this.world, manifest, this.world.user("app-owner"));
    return this.app;
  }

  get webhookUrl(): string | null {
    return this.#deliveries.url;
  }

  set webhookUrl(url: string | null) {
    this.#deliveries.url = url;
  }

  /** How long a receiver may take: ten seconds, as on GitHub, unless a test cannot wait. */
  get webhookTimeoutMilliseconds(): number {
    return this.#deliveries.timeoutMilliseconds;
  }

  set webhookTimeoutMilliseconds(milliseconds: number) {
    this.#deliveries.timeoutMilliseconds = milliseconds;
  }

  createUser(login: string, type: UserType = "User"): User {
    return this.world.user(login, type);
  }

  /** A personal token, as the command line uses one. */
  createUserToken(login: string): string {
    return mintToken(this.world, { kind: "user", user: this.world.user(login) }).value;
  }

  /** An owner who is no user yet becomes an organization. */
  createRepository(draft: {
    readonly owner?: string;
    readonly name: string;
    readonly files: FileContents;
    readonly defaultBranch?: string;
    readonly private?: boolean;
  }): LocalRepository {
    const repository = createRepository(this.world, {
      owner: this.world.user(draft.owner ?? "octo-org", "Organization"),
      name: draft.name,
      files: draft.files,
      defaultBranch: draft.defaultBranch ?? "main",
      private: draft.private ?? false,
    });
    return new LocalRepository(this.world, repository);
  }

  /** Installs the App on one repository, or on all that an account has and will have. Sends `installation`. */
  install(
    target: LocalRepository | string,
    options: { readonly permissions?: Permissions; readonly repositories?: readonly LocalRepository[] } = {},
  ): Installation {
    const account = typeof target === "string" ? this.world.user(target) : target.state.owner;
    const chosen = typeof target === "string" ? options.repositories : [target, ...(options.repositories ?? [])];
    const repositories = chosen?.map(({ state }) => state) ?? null;
    const { permissions } = options;
    return installApp(this.world, this.#app, account, { repositories, ...(permissions && { permissions }) });
  }

  /** Takes the App off an account: its tokens die with it. */
  uninstall(target: LocalRepository): void {
    uninstallApp(this.world, this.#app, target.state.owner);
  }

  suspend(installation: Installation): void {
    suspendInstallation(this.world, installation);
  }

  unsuspend(installation: Installation): void {
    unsuspendInstallation(this.world, installation);
  }

  /** Sends the `ping` that GitHub sends when a webhook is set up. */
  ping(): void {
    this.world.publish({ name: "ping", sender: this.#app.owner });
  }

  /** Every request that came in, in order. */
  get requests(): readonly LoggedRequest[] {
    return this.#server.requests;
  }

  /** Every delivery, lost and unsent ones included. */
  get deliveries(): readonly Delivery[] {
    return this.#deliveries.all;
  }

  /** Sends a delivery again with the same GUID, as the button on GitHub's page does. */
  redeliver(delivery: Delivery): void {
    this.#deliveries.redeliver(delivery);
  }

  /** What the official schemas found wrong, and what this GitHub does not know: a test ends with none. */
  get violations(): readonly Violation[] {
    return this.#violations.all;
  }

  /** Takes out those so far, for a test that provokes some. */
  takeViolations(): Violation[] {
    return this.#violations.all.splice(0);
  }

  /** Resolves when no delivery is under way. What the receiver does after its answer is not waited for. */
  settle(): Promise<void> {
    return this.#deliveries.settle();
  }

  async stop(): Promise<void> {
    await this.#server.close();
  }
}
