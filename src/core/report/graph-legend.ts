import { STATE_SYMBOLS } from "../graph/task-state.ts";

const { change, done, ready, active, blocked, dropped } = STATE_SYMBOLS;

/** What the signs of a drawing mean; shapes and colours say the same. */
export const GRAPH_LEGEND = `${change} this change · ${done} done · ${ready} ready · ${active} in progress · ${blocked} blocked · ${dropped} cancelled or put off. An arrow leads to what waits.`;
