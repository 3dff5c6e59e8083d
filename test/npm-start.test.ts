import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";
import { eventually } from "./support/eventually.ts";

const root = join(import.meta.dirname, "..");

/** Whether a process is there, a dead one that nobody has waited for yet left out. */
function isRunning(pid: number): boolean {
  return /^[^Z]/.test(spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim());
}

/** The processes below one, by their parents. */
function below(pid: number): readonly number[] {
  const { stdout } = spawnSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" });
  const children = stdout.split(/\s+/).filter(Boolean).map(Number);
  return [...children, ...children.flatMap(below)];
}

describe.skipIf(process.platform !== "linux")("a long-running script under npm", () => {
  it("ends with npm when that is sent SIGTERM, leaving nothing behind", async () => {
    const npm = spawn("npm", ["run", "--silent", "local-github"], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    await once(createInterface({ input: npm.stdout }), "line");
    const children = below(npm.pid ?? 0);
    expect(children.length).toBeGreaterThan(0);
    npm.kill("SIGTERM");
    await once(npm, "exit");
    await eventually(() => expect(children.filter(isRunning)).toEqual([]));
  }, 60_000);
});

describe("the check that comes before every script", () => {
  const checked = (version: string) => {
    const script = `Object.defineProperty(process.versions, "node", { value: "${version}" });
      Object.defineProperty(process, "version", { value: "v${version}" });
      require("./scripts/require-node.cjs");`;
    return spawnSync(process.execPath, ["-e", script], { cwd: root, encoding: "utf8" });
  };

  it("says in one sentence what to do about a Node that cannot run them", () => {
    const { status, stderr } = checked("20.11.0");
    expect(status).toBe(2);
    expect(stderr).toBe(
      "This is Node v20.11.0, and Node 24 or newer is needed. Run npm ci, which installs one that the scripts use.\n",
    );
  });

  it("says nothing about one that can", () => {
    expect(checked("24.0.0")).toMatchObject({ status: 0, stderr: "" });
  });
});
