import { pageReply } from "../http/pagination.ts";
import { textParam } from "../http/parameters.ts";
import { complete, type Reply, reply } from "../http/reply.ts";
import { Refusal } from "../world/refusal.ts";
import { fullNameOf, type Repository } from "../world/repository.ts";
import { tipOf } from "../world/revisions.ts";
import { legacyPermission, roleOf } from "../world/roles.ts";
import { type BranchRule, rulesOn } from "../world/rules.ts";
import { type RepositoryExchange, type Route, repositoryRoute } from "./route.ts";

export const repositoryRoutes: readonly Route[] = [
  repositoryRoute("GET", "", { metadata: "read" }, ({ show, repository }) =>
    reply(200, show.repositories.repository(repository)),
  ),
  repositoryRoute("GET", "/branches", { contents: "read" }, listBranches),
  repositoryRoute("GET", "/branches/{branch}", { contents: "read" }, readBranch),
  repositoryRoute("GET", "/collaborators/{username}/permission", { metadata: "read" }, readPermission),
  repositoryRoute("GET", "/rules/branches/{branch}", { metadata: "read" }, (exchange) => {
    const { repository } = exchange;
    const rules = rulesOn(repository, textParam(exchange.params, "branch"));
    return pageReply(exchange, rules, (rule) => ruleView(repository, rule));
  }),
];

function listBranches(exchange: RepositoryExchange): Reply {
  const { repository, query, url, show } = exchange;
  const isProtected = (name: string) => rulesOn(repository, name).length > 0;
  const asked = query.get("protected");
  const branches = [...repository.branches]
    .filter(([name]) => asked === null || isProtected(name) === (asked === "true"))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return pageReply(exchange, branches, ([name, sha]) => ({
    name,
    commit: { sha, url: show.commits.commit(repository, sha).url },
    protected: isProtected(name),
    protection_url: `${url}/${encodeURIComponent(name)}/protection`,
  }));
}

function readBranch({ show, repository, params, url }: RepositoryExchange): Reply {
  const name = textParam(params, "branch");
  const renamed = repository.renamedBranches.get(name);
  if (renamed !== undefined && !repository.branches.has(name)) {
    const location = url.replace(/\/[^/]+$/, `/${encodeURIComponent(renamed)}`);
    return complete(301, { message: "Moved Permanently", url: location }, { Location: location });
  }
  const tip = tipOf(repository, name);
  return reply(200, {
    name,
    commit: show.commits.commit(repository, tip),
    protected: rulesOn(repository, name).length > 0,
    protection_url: `${url}/protection`,
    _links: { self: url, html: show.repositories.branchPage(repository, name) },
  });
}

function readPermission({ world, show, repository, params }: RepositoryExchange): Reply {
  const login = textParam(params, "username");
  const user = world.findUser(login);
  if (user === null || user.type === "Bot") throw new Refusal(404, `${login} is not a user`);
  const role = roleOf(repository, user);
  return reply(200, {
    permission: legacyPermission(role),
    role_name: role ?? "none",
    user: { ...show.users.user(user), role_name: role ?? "none" },
  });
}

function ruleView(repository: Repository, rule: BranchRule): Record<string, unknown> {
  return {
    type: rule.type,
    ruleset_source_type: "Repository",
    ruleset_source: fullNameOf(repository),
    ruleset_id: repository.id,
    parameters: parametersOf(rule),
  };
}

function parametersOf(rule: BranchRule): Record<string, unknown> {
  if (rule.type === "required_status_checks") {
    return {
      strict_required_status_checks_policy: rule.strict ?? false,
      do_not_enforce_on_create: false,
      required_status_checks: rule.checks.map(({ context, integrationId }) =>
        integrationId === undefined ? { context } : { context, integration_id: integrationId },
      ),
    };
  }
  if (rule.type === "merge_queue") {
    return {
      check_response_timeout_minutes: 60,
      grouping_strategy: "ALLGREEN",
      max_entries_to_build: 5,
      max_entries_to_merge: 5,
      merge_method: "MERGE",
      min_entries_to_merge: 1,
      min_entries_to_merge_wait_minutes: 5,
    };
  }
  return {
    dismiss_stale_reviews_on_push: false,
    require_code_owner_review: false,
    require_last_push_approval: false,
    required_approving_review_count: 0,
    required_review_thread_resolution: false,
  };
}
