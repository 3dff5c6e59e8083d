import { afterEach, expect, it, vi } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { startMaintenance } from "../../src/store/maintenance.ts";
import { quiet } from "./support/stores.ts";

afterEach(() => void vi.useRealTimers());

it("calls a database unwell that neither answers nor refuses", async () => {
  vi.useFakeTimers();
  const silent = { query: () => new Promise(() => {}) } as unknown as Database;
  const maintenance = startMaintenance(silent, quiet, () => new Date());
  expect(maintenance.isHealthy()).toBe(true);
  await vi.advanceTimersByTimeAsync(3000);
  expect(maintenance.isHealthy()).toBe(false);
});
