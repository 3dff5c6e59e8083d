import { SETTLED_BY_APPROVAL } from "../settled-by-approval.ts";
import type { CommandRecord, Order, TaskAddress } from "./order.ts";

type OrderOf<Kind extends Order["kind"]> = Extract<Order, { kind: Kind }>;

/** A record whose order is of one kind. */
export type RecordOf<Kind extends Order["kind"]> = CommandRecord & { readonly order: OrderOf<Kind> };

/** What the commands of a pull request still mean. */
export interface StandingOrders {
  /** The last word on each task: linked, or no longer. */
  readonly links: readonly RecordOf<"link" | "unlink">[];
  /** The last status that was asked for each task. */
  readonly edits: readonly RecordOf<"edit">[];
  readonly waivers: readonly RecordOf<"waive">[];
  /** Holds for the commit it was given on alone: whoever pushes must ask again. */
  readonly override: RecordOf<"override"> | null;
}

export const NO_ORDERS: StandingOrders = { links: [], edits: [], waivers: [], override: null };

/** What is left of the records, oldest first, at `headSha` on `today` (`YYYY-MM-DD`). */
export function standingOrders(records: readonly CommandRecord[], headSha: string, today: string): StandingOrders {
  const links = new Map<string, RecordOf<"link" | "unlink">>();
  const edits = new Map<string, RecordOf<"edit">>();
  const waivers: RecordOf<"waive">[] = [];
  let override: RecordOf<"override"> | null = null;
  for (const record of records) {
    if (isOf(record, "link") || isOf(record, "unlink")) links.set(addressKey(record.order.target), record);
    else if (isOf(record, "edit")) edits.set(addressKey(record.order.target), record);
    else if (isOf(record, "waive") && holds(record, headSha, today)) waivers.push(record);
    else if (isOf(record, "override") && record.headSha === headSha) override = record;
  }
  return { links: [...links.values()], edits: [...edits.values()], waivers, override };
}

/** Paths of the spec bundles that hold the tasks which are linked: they are judged, whatever the pull request's text says. */
export function linkedBundles({ links }: Pick<StandingOrders, "links">): readonly string[] {
  return [...new Set(links.flatMap(({ order }) => (order.kind === "link" ? [order.target.bundle] : [])))];
}

/** A waiver of what an approval settles is one look at one commit, as an approval is. */
function holds({ order, headSha: givenOn }: RecordOf<"waive">, headSha: string, today: string): boolean {
  return (order.until ?? today) >= today && (givenOn === headSha || !SETTLED_BY_APPROVAL.has(order.rule));
}

function isOf<Kind extends Order["kind"]>(record: CommandRecord, kind: Kind): record is RecordOf<Kind> {
  return record.order.kind === kind;
}

function addressKey({ tasksPath, task }: TaskAddress): string {
  return `${tasksPath}\n${task}`;
}
