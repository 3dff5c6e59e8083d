import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let root = "";

/**
 * Gives a run of the tests a temporary directory of its own, and removes it at the end: test processes are ended without
 * being asked, so that none of them can be trusted to clean up.
 */
export function setup(): void {
  root = mkdtempSync(join(tmpdir(), "spec-kit-enforce-tests-"));
  process.env.TMPDIR = root;
}

export function teardown(): void {
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
}
