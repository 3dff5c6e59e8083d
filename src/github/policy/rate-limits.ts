/** Until when GitHub wants to hear nothing from an installation. */
export interface RateLimits {
  hold(installation: string, untilMs: number): void;
  /** Milliseconds until it may be asked again, 0 where it may be now. */
  remaining(installation: string, nowMs: number): number;
}

/** Going on during a limit makes GitHub extend it (docs.github.com: best practices for using the REST API). */
export function createRateLimits(): RateLimits {
  const held = new Map<string, number>();
  return {
    hold: (installation, untilMs) => void held.set(installation, Math.max(untilMs, held.get(installation) ?? 0)),
    remaining: (installation, nowMs) => {
      const left = (held.get(installation) ?? 0) - nowMs;
      if (left <= 0) held.delete(installation);
      return Math.max(0, left);
    },
  };
}
