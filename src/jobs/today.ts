import type { Services } from "./services.ts";

/** The day in UTC, `YYYY-MM-DD`. */
export function today({ now }: Pick<Services, "now">): string {
  return now().toISOString().slice(0, 10);
}
