import { describe, expect, it } from "vitest";
import { bundleWith, SOUND_TASKS } from "./support/bundles.ts";
import { cli } from "./support/console.ts";
import { directoryWith } from "./support/directory.ts";

const CALLS = [["status"], ["next"], ["graph"], ["tick", "T002", "--dry-run"]] as const;

function argvFor([verb, ...rest]: readonly string[], bundle: string): string[] {
  return [verb ?? "", bundle, ...rest];
}

describe.each(CALLS.map((call) => ({ call, verb: call[0] })))("$verb", ({ call }) => {
  it("takes the slug of a spec bundle without its number", async () => {
    const root = directoryWith(bundleWith(SOUND_TASKS));
    const whole = await cli(root, argvFor(call, "specs/001-parcels"));
    const short = await cli(root, argvFor(call, "parcels"));
    expect(short).toMatchObject({ code: 0, err: "" });
    expect(short.out.replaceAll(root, "").replaceAll("/specs", "specs")).toBe(whole.out);
  });

  it("asks which one is meant where there are several", async () => {
    const root = directoryWith({ ...bundleWith(SOUND_TASKS), ...bundleWith(SOUND_TASKS, "specs/002-parcels") });
    const { code, err } = await cli(root, argvFor(call, "parcels"));
    expect(code).toBe(2);
    expect(err).toContain('"parcels" may be any of 2 spec bundles. Give the path or the slug of a spec bundle:');
    expect(err).toContain("specs/001-parcels, specs/002-parcels");
  });
});
