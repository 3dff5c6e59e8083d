/** The deliveries that the local GitHub sends: an event, and its actions unless it has none. */
const webhooks = {
  check_run: ["completed", "created", "requested_action", "rerequested"],
  check_suite: ["completed", "requested", "rerequested"],
  installation: ["created", "deleted", "suspend", "unsuspend"],
  installation_repositories: ["added", "removed"],
  issue_comment: ["created", "deleted", "edited"],
  merge_group: ["checks_requested", "destroyed"],
  ping: [],
  pull_request: [
    "closed",
    "converted_to_draft",
    "dequeued",
    "edited",
    "enqueued",
    "labeled",
    "opened",
    "ready_for_review",
    "reopened",
    "synchronize",
    "unlabeled",
  ],
  pull_request_review: ["dismissed", "edited", "submitted"],
  pull_request_review_comment: ["created", "edited"],
  push: [],
  repository: ["archived", "edited", "privatized", "publicized", "renamed", "transferred", "unarchived"],
} as const satisfies Record<string, readonly string[]>;

/** `pull_request.opened`, or the bare event where it has no action: the keys of the extract. */
export function webhookKey(event: string, action: string | null): string {
  return action === null ? event : `${event}.${action}`;
}

/** Every pair of event and action. */
export function webhookPairs(): { event: string; action: string | null }[] {
  return Object.entries(webhooks).flatMap(([event, actions]: [string, readonly string[]]) => {
    const known: readonly (string | null)[] = actions.length === 0 ? [null] : actions;
    return known.map((action) => ({ event, action }));
  });
}
