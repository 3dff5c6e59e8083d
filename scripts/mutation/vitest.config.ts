import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["scripts/mutation/serve-mutants.ts"],
    pool: "threads",
    maxWorkers: 1,
    onConsoleLog: () => false,
  },
});
