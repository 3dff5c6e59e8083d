/** Keeps two processes from working on one group at the same time. One process asks for a group once at a time. */
export interface GroupLocks {
  /** False while another process holds the group; never waits for it. */
  tryTake(group: string): Promise<boolean>;
  release(group: string): Promise<void>;
  /** Called with the groups that were held when they were lost, so that work on them can be stopped. */
  onLost(listener: (groups: readonly string[]) => void): void;
  close(): Promise<void>;
}

/** For a database that one process alone may open: there is nobody to be kept apart. */
export const noOtherProcess: GroupLocks = {
  tryTake: async () => true,
  release: async () => {},
  onLost: () => {},
  close: async () => {},
};
