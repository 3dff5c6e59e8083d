import type { GroupLocks } from "./group-locks.ts";

/** Gives the group back. */
export type Leave = () => Promise<void>;

export interface GroupGate {
  /** Waits for its turn in this process; null when that takes too long or another process holds the group. */
  enter(group: string): Promise<Leave | null>;
}

/** Called with the waiter's turn, or with false when it has waited too long. */
type Waiter = (isTurn: boolean) => void;

/**
 * Lets one piece of work per group through, in the order of asking, whatever queue it comes from; pg-boss knows the
 * groups of one queue at a time, and reviews and ticks of a repository are in two.
 */
export function createGroupGate(locks: GroupLocks, patienceMs: number): GroupGate {
  const inside = new Map<string, Waiter[]>();

  const passOn = (group: string) => {
    const next = inside.get(group)?.shift();
    if (next) next(true);
    else inside.delete(group);
  };
  const awaitTurn = (group: string): Promise<boolean> => {
    const waiters = inside.get(group);
    if (waiters) return joinQueue(waiters, patienceMs);
    inside.set(group, []);
    return Promise.resolve(true);
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
      if (!(await awaitTurn(group))) return null;
      try {
        if (await locks.tryTake(group)) return () => leave(group);
      } catch (error) {
        passOn(group);
        throw error;
      }
      passOn(group);
      return null;
    },
  };
}

function joinQueue(waiters: Waiter[], patienceMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => {
      waiters.splice(waiters.indexOf(waiter), 1);
      resolve(false);
    }, patienceMs);
    const waiter: Waiter = (isTurn) => {
      clearTimeout(giveUp);
      resolve(isTurn);
    };
    waiters.push(waiter);
  });
}
