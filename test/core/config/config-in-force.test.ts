import { describe, expect, it } from "vitest";
import { findConfigInForce } from "../../../src/core/config/config-in-force.ts";
import { configBasis, type OrganisationLayer } from "../../../src/core/config/organisation-layer.ts";

const PATH = ".github/spec-kit-enforce.yml";
const file = (text: string, path = PATH) => ({ path, text, blobSha: `sha of ${text}` });
const above = (text: string): OrganisationLayer => ({
  kind: "found",
  config: file(text, `acme/.github: ${PATH}`),
});

const BROKEN = file("version: 1\nmode: enforced\n");
const ENFORCE = file("version: 1\nmode: enforce\n");

describe("a broken configuration on the base", () => {
  it("fails, strictly", () => {
    const { config, failure } = findConfigInForce(BROKEN, null);
    expect(config.mode).toBe("enforce");
    expect(failure?.reason).toContain(`${PATH} line 2`);
  });

  it("never blocks the pull request that repairs it, which is judged by the defaults", () => {
    const { config, failure, notice } = findConfigInForce(BROKEN, file("version: 1\nmode: report\n"));
    expect([failure, config.mode]).toEqual([null, "enforce"]);
    expect(notice).toContain("repairs it");
  });

  it("goes on failing where the head only breaks it otherwise", () => {
    expect(findConfigInForce(BROKEN, file("version: 2\n")).failure).not.toBeNull();
  });

  it("is repaired under the organisation's layer, not without it", () => {
    const { config } = findConfigInForce(BROKEN, ENFORCE, above("version: 1\nfindings: all\n"));
    expect(config.findings).toBe("all");
  });
});

describe("a pull request that would break the configuration", () => {
  it("is judged by the base and told what will happen", () => {
    const { failure, notice } = findConfigInForce(ENFORCE, BROKEN);
    expect(failure).toBeNull();
    expect(notice).toContain("Once this is merged, every check fails:");
    expect(notice).toContain("Did you mean enforce?");
  });
});

describe("the organisation's layer", () => {
  it("holds for a repository without a configuration", () => {
    expect(findConfigInForce(null, null, above("version: 1\nmode: enforce\n")).config.mode).toBe("enforce");
  });

  it("fails every repository while it is broken: nobody knows what it asks for", () => {
    const { config, failure } = findConfigInForce(ENFORCE, null, above("version: 1\nrules: { graph/cycles: off }\n"));
    expect(config.mode).toBe("enforce");
    expect(failure?.reason).toContain("acme/.github");
  });

  it("is left out where the App cannot read it", () => {
    expect(findConfigInForce(ENFORCE, null, { kind: "unreadable" })).toMatchObject({ failure: null, notice: null });
  });

  it("tells a repository which of its keys have no effect", () => {
    const { config, notice } = findConfigInForce(
      file("version: 1\nmode: report\n"),
      null,
      above("version: 1\nmode: enforce\nlocked: [mode]\n"),
    );
    expect(config.mode).toBe("enforce");
    expect(notice).toContain("has no effect");
  });

  it("is part of what a verdict is made on", () => {
    const one = configBasis(ENFORCE, above("version: 1\n"));
    expect(one).not.toBe(configBasis(ENFORCE, above("version: 1\nmode: enforce\n")));
    expect(configBasis(null, above("version: 1\n"))).not.toBeNull();
    expect([configBasis(ENFORCE, { kind: "none" }), configBasis(null)]).toEqual([ENFORCE.blobSha, null]);
  });
});
