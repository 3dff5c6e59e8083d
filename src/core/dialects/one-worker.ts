const LABEL = /^[^:→]{0,20}\b(?:lane|developer|dev|engineer|agent|team|person|track|stream)\b[^:→]{0,20}:/i;

/**
 * Whether a text is what one worker has to do: `Lane C: WP03 → WP08`, `Developer A: US1 + US3`. It says in which order, or
 * that, somebody does it, and nothing of what the work needs or of what can be done at the same time.
 */
export function isOfOneWorker(text: string): boolean {
  return LABEL.test(text);
}
