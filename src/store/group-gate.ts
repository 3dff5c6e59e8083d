import type { GroupLocks } from "./group-locks.ts";

/** Gives the group back. */
type Leave = () => Promise<void>;

export interface GroupGate {
  /** Waits for its turn in this process; null when another process holds the group. */
  enter(group: string): Promise<Leave | null>;
  /** The groups that are held or waited for, and those that another process was found to hold a moment ago. */
  busy(): readonly string[];
  /** Hears that another process has let go of a group; true when that makes a difference here. */
  hearFree(group: string): boolean;
}

/** How long a group held elsewhere is left alone: one of its jobs is handed back in this time, and not each of them. */
const HELD_ELSEWHERE_MS = 1000;

/**
 * Lets one piece of work per group through, in the order of asking, whatever queue it comes from: reviews and ticks of
 * a repository are in two. Jobs of busy groups are not fetched, so that few ever wait here.
 */
export function createGroupGate(locks: GroupLocks): GroupGate {
  const turns = new Map<string, (() => void)[]>();
  const elsewhere = new Set<string>();
  const heardFree = new Set<string>();
  const leaveAlone = (group: string) => {
    elsewhere.add(group);
    setTimeout(() => elsewhere.delete(group), HELD_ELSEWHERE_MS).unref();
  };

  const passOn = (group: string) => {
    const next = turns.get(group)?.shift();
    if (next) next();
    else {
      turns.delete(group);
      heardFree.delete(group);
    }
  };
  const awaitTurn = async (group: string) => {
    const waiting = turns.get(group);
    if (waiting) await new Promise<void>((resolve) => waiting.push(resolve));
    else turns.set(group, []);
  };
  /** Once more where the group was let go of after the database had said no and before that was read. */
  const tryTake = async (group: string): Promise<boolean> => {
    heardFree.delete(group);
    return (await locks.tryTake(group)) || (heardFree.has(group) && tryTake(group));
  };
  const leave = async (group: string) => {
    try {
      await locks.release(group);
    } finally {
      passOn(group);
    }
  };

  return {
    async enter(group) {
      await awaitTurn(group);
      try {
        if (await tryTake(group)) return () => leave(group);
      } catch (error) {
        passOn(group);
        throw error;
      }
      leaveAlone(group);
      passOn(group);
      return null;
    },
    busy: () => [...turns.keys(), ...elsewhere],
    hearFree(group) {
      if (turns.has(group)) heardFree.add(group);
      return elsewhere.delete(group);
    },
  };
}
