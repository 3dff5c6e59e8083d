import type { ActorNode } from "./pull-request-query.ts";

/** A person or bot by the login that REST and webhooks use: GraphQL leaves the `[bot]` of bots out. A deleted account is `ghost`. */
export function describeActor(actor: ActorNode | null): { readonly login: string; readonly isBot: boolean } {
  if (!actor) return { login: "ghost", isBot: false };
  const isBot = actor.__typename === "Bot";
  return { login: isBot && !actor.login.endsWith("[bot]") ? `${actor.login}[bot]` : actor.login, isBot };
}
