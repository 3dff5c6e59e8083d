import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { showProgress } from "../../src/cli/progress.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function stream(isTTY: boolean) {
  let written = "";
  const err = {
    isTTY,
    write(text: string) {
      written += text;
    },
  };
  return { err, written: () => written };
}

describe("progress", () => {
  it("says nothing of work that is done at once", () => {
    const { err, written } = stream(true);
    const progress = showProgress({ err }, false);
    vi.advanceTimersByTime(700);
    progress.end();
    vi.advanceTimersByTime(10_000);
    expect(written()).toBe("");
  });

  it("counts on one line of a terminal, and takes it away at the end", () => {
    const { err, written } = stream(true);
    const progress = showProgress({ err }, false);
    progress.expect(3);
    progress.step();
    vi.advanceTimersByTime(900);
    progress.step();
    progress.end();
    expect(written()).toBe(
      "\r\u001b[2Kreading the spec bundles: 1 of 3 …\r\u001b[2Kreading the spec bundles: 2 of 3 …\r\u001b[2K",
    );
  });

  it("keeps quiet where there is no terminal and nobody asked", () => {
    const { err, written } = stream(false);
    const progress = showProgress({ err }, false);
    progress.expect(3);
    vi.advanceTimersByTime(60_000);
    progress.end();
    expect(written()).toBe("");
  });

  it("prints a plain line every few seconds where somebody asked", () => {
    const { err, written } = stream(false);
    const progress = showProgress({ err }, true);
    progress.expect(40);
    progress.step();
    vi.advanceTimersByTime(3_100);
    progress.step();
    vi.advanceTimersByTime(3_000);
    progress.end();
    vi.advanceTimersByTime(30_000);
    expect(written()).toBe("reading the spec bundles: 1 of 40, 3 s\nreading the spec bundles: 2 of 40, 6 s\n");
  });
});
