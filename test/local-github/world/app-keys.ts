import { generateKeyPairSync } from "node:crypto";

export interface AppKeys {
  readonly privateKey: string;
  readonly publicKey: string;
}

const made: AppKeys[] = [];

/** Keys for the nth App of a world: making one takes a while, so worlds of one process share them. */
export function keysFor(ordinal: number): AppKeys {
  const keys = made[ordinal] ?? makeKeys();
  made[ordinal] = keys;
  return keys;
}

function makeKeys(): AppKeys {
  return generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
}
