import { repairMojibake } from "../statuses/mojibake.ts";
import { defineDialect } from "./dialect.ts";

/** A snail does one thing after the other, snakes go side by side. */
const PACE = /^[*_]{0,2}(?:\u{1f40c}|\u{1f40d})/u;

/** Ouroboros: `- [ ] **🐌 1.1 …**` in sequence and `- [ ] **🐍 2.1 …**` in parallel. */
export const snail = defineDialect({
  id: "snail",
  summary: "Ouroboros: - [ ] **🐍 2.1 Title**, snails in sequence and snakes in parallel",
  signal: ({ boxed }) => boxed.filter(({ item }) => PACE.test(repairMojibake(item.text.slice(0, 24)))).length,
});
