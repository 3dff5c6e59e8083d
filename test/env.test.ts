import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { UserError } from "../src/core/errors.ts";
import { readEnvironment } from "../src/env.ts";

const KEY = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
  publicKeyEncoding: { type: "pkcs1", format: "pem" },
}).privateKey;

const GOOD = {
  APP_ID: "7",
  PRIVATE_KEY: KEY.replaceAll("\n", "\\n"),
  WEBHOOK_SECRET: "c1f0b1d2e3a4958677",
};

function refusalOf(variables: Record<string, string | undefined>): UserError {
  try {
    readEnvironment(variables);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("the environment was accepted");
}

describe("readEnvironment", () => {
  it("takes the least that is needed and fills in the rest", () => {
    expect(readEnvironment(GOOD)).toMatchObject({
      APP_ID: 7,
      PORT: 3000,
      apiUrl: "https://api.github.com",
      DATA_DIR: ".data",
    });
  });

  it("unescapes a private key that was written on one line", () => {
    expect(readEnvironment(GOOD).PRIVATE_KEY).toBe(KEY);
  });

  it("decodes a private key in base64", () => {
    const pem = GOOD.PRIVATE_KEY.replaceAll("\\n", "\n");
    expect(readEnvironment({ ...GOOD, PRIVATE_KEY: Buffer.from(pem).toString("base64") }).PRIVATE_KEY).toBe(pem);
  });

  it.each([undefined, "", "development", "Secret", "fifteen letters"])("refuses the webhook secret %j", (secret) => {
    expect(refusalOf({ ...GOOD, WEBHOOK_SECRET: secret }).message).toContain("WEBHOOK_SECRET");
  });

  it("refuses a private key that is none before anything is signed with it", () => {
    expect(refusalOf({ ...GOOD, PRIVATE_KEY: "hello" }).message).toContain("PRIVATE_KEY");
    expect(refusalOf({ ...GOOD, PRIVATE_KEY: KEY.slice(0, 200) }).message).toContain("PRIVATE_KEY");
  });

  it("names the variable that is missing, and never shows a value", () => {
    const { message, hint } = refusalOf({ ...GOOD, APP_ID: undefined });
    expect(message).toBe("APP_ID is not set.");
    expect(message + hint).not.toContain(GOOD.WEBHOOK_SECRET);
  });

  it("allows plain http on loopback alone", () => {
    expect(readEnvironment({ ...GOOD, GITHUB_API_URL: "http://127.0.0.1:4000/" }).apiUrl).toBe("http://127.0.0.1:4000");
    const enterprise = { ...GOOD, GHE_PROTOCOL: "http" };
    expect(readEnvironment({ ...enterprise, GHE_HOST: "localhost:8080" }).apiUrl).toBe("http://localhost:8080/api/v3");
    expect(refusalOf({ ...enterprise, GHE_HOST: "localhost.example.com" }).message).toContain("GHE_PROTOCOL");
    expect(refusalOf({ ...GOOD, GITHUB_API_URL: "http://github.example.com" }).message).toContain("GITHUB_API_URL");
  });

  it("derives the API of a GitHub Enterprise Server from its host", () => {
    expect(readEnvironment({ ...GOOD, GHE_HOST: "git.example.com" }).apiUrl).toBe("https://git.example.com/api/v3");
  });
});
