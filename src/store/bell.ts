export interface Bell {
  ring(): void;
  /** Returns at the next ring, at once when it rang since the last `hush`, and after `limitMs` in any case. */
  listen(limitMs: number): Promise<void>;
  /** Forgets earlier rings. */
  hush(): void;
}

/** Wakes one listener; a ring while it is busy is not lost. */
export function createBell(): Bell {
  let hasRung = false;
  let wake = () => {};
  return {
    ring() {
      hasRung = true;
      wake();
    },
    async listen(limitMs) {
      if (hasRung) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, limitMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
    hush: () => {
      hasRung = false;
    },
  };
}
