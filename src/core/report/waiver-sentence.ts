import type { Finding } from "./finding.ts";

/** Who answers for a finding that does not count, why and until when: not yet neutralised, as messages are. */
export function waiverSentence({ severity, reason, until, by }: NonNullable<Finding["waived"]>): string {
  const who = by === null ? "" : ` by ${by}`;
  const end = until === null ? "" : ` until ${until}`;
  return `waived${who}${end}, otherwise ${severity}: ${reason}`;
}
