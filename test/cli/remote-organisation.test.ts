import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LocalGitHub } from "../local-github/local-github.ts";
import { cli, type Printed } from "./support/console.ts";
import { directoryWith } from "./support/directory.ts";

const PATH = ".github/spec-kit-enforce.yml";
const ABOVE = "version: 1\nmode: enforce\nlocked: [mode]\n";

let hub: LocalGitHub;

beforeEach(async () => {
  hub = await LocalGitHub.start();
});
afterEach(async () => {
  expect(hub.violations).toEqual([]);
  await hub.stop();
});

function config(action: string, account: string, files: Readonly<Record<string, string>> = {}): Promise<Printed> {
  const env = { GITHUB_TOKEN: hub.createUserToken("ada"), GITHUB_API_URL: hub.url };
  const root = directoryWith({ "own.yml": "version: 1\nmode: report\n", ...files });
  return cli(root, ["config", action, "own.yml", "--organisation", account], env);
}

describe("config --organisation with an account", () => {
  it("lays the configuration over what the account's .github repository holds", async () => {
    hub.createRepository({ owner: "acme", name: ".github", files: { [PATH]: ABOVE } });
    const { code, out, err } = await config("explain", "acme");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(
      /^mode +enforce +organisation \(acme\/\.github: \.github\/spec-kit-enforce\.yml line 2\), locked$/m,
    );
  });

  it("is as before where the account declares nothing", async () => {
    hub.createRepository({ owner: "acme", name: ".github", files: { "README.md": "x" } });
    expect((await config("explain", "acme")).out).toMatch(/^mode +report +repository/m);
  });

  it("ends with 2 where the token sees no such repository, or the layer cannot be used", async () => {
    const { code, err } = await config("validate", "acme");
    expect([code, err]).toEqual([
      2,
      expect.stringContaining("acme has no `.github` repository that this token may read"),
    ]);
    hub.createRepository({ owner: "acme", name: ".github", files: { [PATH]: "version: 1\nmodes: enforce\n" } });
    expect((await config("validate", "acme")).err).toContain("spec-kit-enforce.yml:2:1 modes: ");
  });

  it("takes a file of that name before an account", async () => {
    expect((await config("explain", "acme", { acme: ABOVE })).out).toMatch(
      /^mode +enforce +organisation \(acme line 2\)/m,
    );
    expect(hub.requests).toEqual([]);
  });

  it("asks for a token", async () => {
    const root = directoryWith({ "own.yml": "version: 1\n" });
    const { code, err } = await cli(root, ["config", "explain", "own.yml", "--organisation", "acme"]);
    expect([code, err]).toEqual([2, expect.stringContaining("GITHUB_TOKEN is not set")]);
  });
});
