import { randomUUID } from "node:crypto";
import type { Faults } from "../faults/faults.ts";
import type { App } from "../world/app.ts";
import type { World } from "../world/world.ts";
import { type Posted, post } from "./post.ts";
import { sha1SignatureOf, signatureOf } from "./sign.ts";

/** One attempt to tell an App of an event. */
export interface Delivery {
  readonly id: number;
  /** The same for every attempt. */
  readonly guid: string;
  readonly app: App;
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  readonly isRedelivery: boolean;
  readonly payload: unknown;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly url: string;
  readonly deliveredAt: string;
  /** Null while under way, and for good where there was no URL to send it to or a fault lost it. */
  statusCode: number | null;
  status: string;
  durationSeconds: number;
  responseBody: string | null;
}

export interface Message {
  readonly app: App;
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  readonly payload: unknown;
}

/** Sends deliveries and remembers them all. */
export class DeliveryLog {
  readonly all: Delivery[] = [];
  /** Where Apps listen; null keeps deliveries unsent. */
  url: string | null = null;
  /** GitHub waits ten seconds. */
  timeoutMilliseconds = 10_000;
  readonly #world: World;
  readonly #faults: Faults;
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #held: (() => void)[] = [];

  constructor(world: World, faults: Faults) {
    this.#world = world;
    this.#faults = faults;
  }

  send(message: Message): void {
    const delivery = this.#record(message, randomUUID(), false, message.app.webhookSecret);
    const effect = this.#faults.forWebhook(message.event, message.action);
    if (effect === null) this.#start(delivery);
    else if (effect.kind === "drop") delivery.status = "lost";
    else if (effect.kind === "delay") this.#start(delivery, effect.milliseconds);
    else if (effect.kind === "reorder") this.#held.push(() => this.#start(delivery));
    else if (effect.kind === "wrong-signature") this.#startForged(message, delivery.guid);
    else if (effect.kind === "forge") {
      this.#start(delivery);
      this.#startForged({ ...message, payload: effect.payload ?? message.payload }, randomUUID(), effect.secret);
    } else {
      this.#start(delivery);
      this.#start(this.#record(message, delivery.guid, false, message.app.webhookSecret));
    }
  }

  /** Another attempt with the same GUID, as the deliveries API starts one. */
  redeliver(delivery: Delivery): void {
    this.#start(this.#record(delivery, delivery.guid, true, delivery.app.webhookSecret));
  }

  /** Resolves when no delivery is under way, those held back by a fault included. */
  async settle(): Promise<void> {
    while (this.#underWay.size > 0 || this.#held.length > 0) {
      if (this.#underWay.size === 0) this.#releaseHeld();
      await Promise.allSettled(this.#underWay);
    }
  }

  #startForged(message: Message, guid: string, secret = "not the secret of this App"): void {
    this.#start(this.#record(message, guid, false, secret));
  }

  #record(message: Message, guid: string, isRedelivery: boolean, secret: string): Delivery {
    const body = JSON.stringify(message.payload);
    const { app, event, action, installationId, repositoryId, payload } = message;
    const delivery: Delivery = {
      id: this.#world.nextId(),
      guid,
      app,
      event,
      action,
      installationId,
      repositoryId,
      isRedelivery,
      payload,
      body,
      headers: headersOf(app, event, guid, body, secret),
      url: this.url ?? "",
      deliveredAt: this.#world.timestamp(),
      statusCode: null,
      status: "not sent",
      durationSeconds: 0,
      responseBody: null,
    };
    this.all.push(delivery);
    return delivery;
  }

  #start(delivery: Delivery, delay = 0): void {
    if (this.url === null) return;
    const attempt = this.#attempt(delivery, this.url, delay).finally(() => this.#underWay.delete(attempt));
    this.#underWay.add(attempt);
  }

  async #attempt(delivery: Delivery, url: string, delay: number): Promise<void> {
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    const posted: Posted = await post(url, delivery.headers, delivery.body, this.timeoutMilliseconds);
    delivery.statusCode = posted.statusCode;
    delivery.status = posted.status;
    delivery.durationSeconds = posted.seconds;
    delivery.responseBody = posted.body;
    this.#releaseHeld();
  }

  #releaseHeld(): void {
    for (const start of this.#held.splice(0)) start();
  }
}

function headersOf(app: App, event: string, guid: string, body: string, secret: string): Record<string, string> {
  return {
    "Content-Type": "application/json",
    "Content-Length": String(Buffer.byteLength(body)),
    "User-Agent": "GitHub-Hookshot/local",
    Accept: "*/*",
    "X-GitHub-Delivery": guid,
    "X-GitHub-Event": event,
    "X-GitHub-Hook-ID": String(app.hookId),
    "X-GitHub-Hook-Installation-Target-ID": String(app.id),
    "X-GitHub-Hook-Installation-Target-Type": "integration",
    "X-Hub-Signature": sha1SignatureOf(secret, body),
    "X-Hub-Signature-256": signatureOf(secret, body),
  };
}
