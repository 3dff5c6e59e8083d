import type { Representations } from "../representations/representations.ts";
import type { Installation } from "../world/app.ts";
import type { WorldEvent } from "../world/events.ts";

type EventOf<Name extends WorldEvent["name"]> = Extract<WorldEvent, { name: Name }>;
type Live = Record<string, unknown>;

/** The live part of an event's payload, as one installation sees it. */
export function payloadOf(show: Representations, event: WorldEvent, installation: Installation | null): Live {
  return {
    ...("action" in event ? { action: event.action } : {}),
    ...specifics(show, event),
    ...("repository" in event ? { repository: show.repositories.repository(event.repository) } : {}),
    ...("repository" in event && event.repository.owner.type === "Organization"
      ? { organization: show.users.organization(event.repository.owner) }
      : {}),
    ...(installation === null || isAboutInstallation(event)
      ? {}
      : { installation: { id: installation.id, node_id: installation.nodeId } }),
    sender: show.users.user(event.sender),
  };
}

function isAboutInstallation(event: WorldEvent): boolean {
  return event.name === "installation" || event.name === "installation_repositories";
}

function specifics(show: Representations, event: WorldEvent): Live {
  switch (event.name) {
    case "pull_request":
      return pullRequest(show, event);
    case "issue_comment":
      return comment(show, event);
    case "pull_request_review":
      return review(show, event);
    case "pull_request_review_comment":
      return remark(show, event);
    case "check_run":
      return checkRun(show, event);
    case "check_suite":
      return checkSuite(show, event);
    case "push":
      return push(show, event);
    case "merge_group":
      return mergeGroup(show, event);
    case "repository":
      return event.changes === undefined ? {} : { changes: event.changes };
    case "installation":
      return {
        installation: show.apps.installation(event.installation),
        repositories: event.repositories.map((each) => show.repositories.brief(each)),
      };
    case "installation_repositories":
      return {
        installation: show.apps.installation(event.installation),
        repository_selection: event.installation.selection,
        repositories_added: event.added.map((each) => show.repositories.brief(each)),
        repositories_removed: event.removed.map((each) => show.repositories.brief(each)),
        requester: null,
      };
    default:
      return {};
  }
}

function pullRequest(show: Representations, event: EventOf<"pull_request">): Live {
  return {
    number: event.pullRequest.number,
    pull_request: show.pullRequests.inWebhook(event.pullRequest),
    ...(event.changes === undefined ? {} : { changes: event.changes }),
    ...(event.label === undefined ? {} : { label: show.issues.label(event.repository, event.label) }),
    ...(event.reason === undefined ? {} : { reason: event.reason }),
    ...(event.before === undefined ? {} : { before: event.before }),
    ...(event.after === undefined ? {} : { after: event.after }),
  };
}

function comment(show: Representations, event: EventOf<"issue_comment">): Live {
  return {
    issue: show.issues.issue(event.issue),
    comment: show.issues.comment(event.comment),
    ...(event.changes === undefined ? {} : { changes: event.changes }),
  };
}

/** States are lower-case in webhooks, and upper-case everywhere else. */
function review(show: Representations, event: EventOf<"pull_request_review">): Live {
  const { review: shown } = event;
  return {
    review: { ...show.reviews.review(shown.request, shown), state: shown.state.toLowerCase() },
    pull_request: show.pullRequests.simple(shown.request),
    ...(event.changes === undefined ? {} : { changes: event.changes }),
  };
}

function remark(show: Representations, event: EventOf<"pull_request_review_comment">): Live {
  const { request } = event.comment.review;
  return {
    // Required here and nowhere else: where a remark of several lines begins.
    comment: { ...show.reviews.comment(request, event.comment), start_line: null, line: event.comment.line },
    pull_request: show.pullRequests.simple(request),
    ...(event.changes === undefined ? {} : { changes: event.changes }),
  };
}

function checkRun(show: Representations, event: EventOf<"check_run">): Live {
  const { suite } = event.checkRun;
  return {
    check_run: { ...show.checks.run(event.checkRun), check_suite: show.checks.suite(suite) },
    ...(event.identifier === undefined ? {} : { requested_action: { identifier: event.identifier } }),
  };
}

function checkSuite(show: Representations, event: EventOf<"check_suite">): Live {
  const { repository, headSha } = event.checkSuite;
  return {
    check_suite: { ...show.checks.suite(event.checkSuite), head_commit: show.commits.brief(repository, headSha) },
  };
}

function mergeGroup(show: Representations, { repository, group, reason }: EventOf<"merge_group">): Live {
  return {
    merge_group: {
      head_sha: group.headSha,
      head_ref: `refs/heads/${group.branch}`,
      base_sha: group.baseSha,
      base_ref: `refs/heads/${group.base}`,
      head_commit: show.commits.brief(repository, group.headSha),
    },
    ...(reason === undefined ? {} : { reason }),
  };
}

const noSha = "0".repeat(40);
/** A push lists no more commits than these. */
const maxCommits = 2048;

function push(show: Representations, event: EventOf<"push">): Live {
  const { repository, push: moved, sender } = event;
  const { before, after } = moved;
  const shas = after === null ? [] : newCommits(repository.git.commitsBetween(before, after), before);
  return {
    ref: `refs/heads/${moved.branch}`,
    before: before ?? noSha,
    after: after ?? noSha,
    created: before === null,
    deleted: after === null,
    forced: moved.forced,
    base_ref: null,
    compare: show.commits.compareUrl(repository, before ?? noSha, after ?? noSha),
    commits: shas.map((sha) => show.commits.inPush(repository, sha)),
    head_commit: after === null ? null : show.commits.inPush(repository, after),
    pusher: { name: sender.login, email: sender.email },
  };
}

/** A new branch lists no commits that others brought already; here its tip stands for them. */
function newCommits(shas: readonly string[], before: string | null): readonly string[] {
  return before === null ? shas.slice(-1) : shas.slice(-maxCommits);
}
