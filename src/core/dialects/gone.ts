/** A sentence about what is no longer there names it all the same. */
export const GONE =
  /\b(?:removed?|deleted|dropped|renumbered|renamed|formerly|previously|old|was|were|merged into|folded|obsolete|superseded|replaced)\b/i;
