import { verify } from "node:crypto";
import type { App } from "../world/app.ts";
import { Refusal } from "../world/refusal.ts";
import type { World } from "../world/world.ts";

const maxLifeSeconds = 600;
/** GitHub allows for clocks that are a little off. */
const driftSeconds = 60;

/** The App that signed a JSON web token; throws GitHub's 401 for a token that is malformed, forged or out of date. */
export function verifyAppJwt(world: World, jwt: string): App {
  const [head = "", claims = "", signature = ""] = jwt.split(".");
  const header = decode(head);
  const payload = decode(claims);
  const app = world.apps.get(Number(payload.iss));
  if (app === undefined) throw new Refusal(404, "Integration not found");
  const isSigned =
    header.alg === "RS256" &&
    verify("RSA-SHA256", Buffer.from(`${head}.${claims}`), app.publicKey, Buffer.from(signature, "base64url"));
  if (!isSigned) throw undecodable();
  refuseBadTimes(payload, world.now() / 1000);
  return app;
}

function decode(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString());
    if (typeof value === "object" && value !== null) return { ...value };
  } catch {
    // Not JSON: the same refusal as for anything else that is no token.
  }
  throw undecodable();
}

function undecodable(): Refusal {
  return new Refusal(401, "A JSON web token could not be decoded");
}

function refuseBadTimes({ exp, iat }: Record<string, unknown>, now: number): void {
  if (typeof exp !== "number" || exp <= now) {
    throw new Refusal(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  }
  if (exp > now + maxLifeSeconds + driftSeconds) {
    throw new Refusal(401, "'Expiration time' claim ('exp') is too far in the future");
  }
  if (!Number.isInteger(iat) || Number(iat) > now + driftSeconds) {
    throw new Refusal(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  }
}
