import { repairMojibake } from "../statuses/mojibake.ts";
import { defineDialect } from "./dialect.ts";

/** A snail does one thing after the other, snakes go side by side. */
const PACE = /^[*_]{0,2}(?:\u{1f40c}|\u{1f40d})/u;

/** Intact or garbled: most texts begin with plain letters. */
const MAY_HAVE_PACE = /^[*_]{0,2}[\u0080-\uffff]/;

/** Ouroboros: `- [ ] **🐌 1.1 …**` in sequence and `- [ ] **🐍 2.1 …**` in parallel. */
export const snail = defineDialect({
  id: "snail",
  summary: "Ouroboros: - [ ] **🐍 2.1 Title**, snails in sequence and snakes in parallel",
  signal: ({ boxed }) =>
    boxed.filter(({ item }) => MAY_HAVE_PACE.test(item.text) && PACE.test(repairMojibake(item.text.slice(0, 24))))
      .length,
});
