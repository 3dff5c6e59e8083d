import type { Fault, FaultMatch, RequestEffect, WebhookEffect } from "./fault.ts";
import { randomFrom } from "./random.ts";

export interface FaultTarget {
  readonly method: string;
  readonly path: string;
  readonly template: string | null;
  readonly operation: string | null;
}

interface Armed {
  readonly fault: Fault;
  readonly draw: () => number;
  seen: number;
  struck: number;
}

const webhookKinds: readonly string[] = ["drop", "duplicate", "reorder", "wrong-signature", "forge", "delay"];

/** The faults in force, in the order they were added; the first that strikes wins. */
export class Faults {
  readonly #armed: Armed[] = [];

  /** Puts a fault in force; call the answer to lift it. */
  add(fault: Fault): () => void {
    const armed = { fault, draw: randomFrom(fault.seed ?? 1), seen: 0, struck: 0 };
    this.#armed.push(armed);
    return () => {
      const index = this.#armed.indexOf(armed);
      if (index !== -1) this.#armed.splice(index, 1);
    };
  }

  clear(): void {
    this.#armed.length = 0;
  }

  forRequest(target: FaultTarget): RequestEffect | null {
    const armed = this.#armed.find(
      ({ fault }, index) => matchesRequest(fault.match, target) && this.#strikes(this.#armed[index]),
    );
    const effect = armed?.fault.effect;
    return effect !== undefined && isRequestEffect(effect) ? effect : null;
  }

  forWebhook(event: string, action: string | null): WebhookEffect | null {
    const armed = this.#armed.find(
      ({ fault }, index) => matchesWebhook(fault.match, event, action) && this.#strikes(this.#armed[index]),
    );
    const effect = armed?.fault.effect;
    return effect !== undefined && isWebhookEffect(effect) ? effect : null;
  }

  #strikes(armed: Armed | undefined): boolean {
    if (armed === undefined) return false;
    const { fault } = armed;
    armed.seen += 1;
    if (armed.seen <= (fault.skip ?? 0)) return false;
    const limit = fault.times ?? (fault.probability === undefined ? 1 : Number.POSITIVE_INFINITY);
    if (armed.struck >= limit) return false;
    if (fault.probability !== undefined && armed.draw() >= fault.probability) return false;
    armed.struck += 1;
    return true;
  }
}

function matchesRequest(match: FaultMatch, target: FaultTarget): boolean {
  if (match.event !== undefined) return false;
  if (match.method !== undefined && match.method !== target.method) return false;
  if (match.operation !== undefined && match.operation !== target.operation) return false;
  if (match.path === undefined) return true;
  return match.path instanceof RegExp
    ? match.path.test(target.path)
    : match.path === target.template || match.path === target.path;
}

function matchesWebhook(match: FaultMatch, event: string, action: string | null): boolean {
  return match.event === event || match.event === `${event}.${action}`;
}

function isWebhookEffect(effect: Fault["effect"]): effect is WebhookEffect {
  return webhookKinds.includes(effect.kind);
}

function isRequestEffect(effect: Fault["effect"]): effect is RequestEffect {
  return effect.kind === "delay" || !webhookKinds.includes(effect.kind);
}
