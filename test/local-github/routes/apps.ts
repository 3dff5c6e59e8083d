import { reaches } from "../auth/actor.ts";
import { countedPageReply, pageReply } from "../http/pagination.ts";
import { numberParam, textParam } from "../http/parameters.ts";
import { type Reply, reply } from "../http/reply.ts";
import type { Installation, Permissions } from "../world/app.ts";
import { covers, installedRepositories, mintToken } from "../world/installations.ts";
import { notFound, Refusal, unprocessable } from "../world/refusal.ts";
import { type AppExchange, appRoute, type Exchange, openRoute, type Route } from "./route.ts";

export const appRoutes: readonly Route[] = [
  appRoute("GET", "/app", ({ show, app, world }) =>
    reply(200, { ...show.apps.app(app), installations_count: installationsOf(world.installations, app.id).length }),
  ),
  appRoute("GET", "/app/installations", (exchange) =>
    pageReply(exchange, installationsOf(exchange.world.installations, exchange.app.id), (installation) =>
      exchange.show.apps.installation(installation),
    ),
  ),
  appRoute("GET", "/app/installations/{installation_id}", (exchange) =>
    reply(200, exchange.show.apps.installation(find(exchange))),
  ),
  appRoute("GET", "/repos/{owner}/{repo}/installation", ({ world, app, params, show }) => {
    const repository = world.repository(textParam(params, "owner"), textParam(params, "repo"));
    const installation = installationsOf(world.installations, app.id).find((each) => covers(each, repository));
    if (installation === undefined) throw notFound();
    return reply(200, show.apps.installation(installation));
  }),
  appRoute("POST", "/app/installations/{installation_id}/access_tokens", createToken),
  openRoute("GET", "/installation/repositories", listRepositories),
  openRoute("GET", "/users/{username}", ({ world, params, show }) => {
    const user = world.findUser(textParam(params, "username"));
    if (user === null) throw notFound();
    return reply(200, show.users.profile(user));
  }),
  openRoute("GET", "/rate_limit", () => {
    const budget = { limit: 5000, used: 0, remaining: 5000, reset: 0 };
    return reply(200, { resources: { core: budget, search: budget, graphql: budget }, rate: budget });
  }),
];

function installationsOf(all: ReadonlyMap<number, Installation>, appId: number): Installation[] {
  return [...all.values()].filter(({ app }) => app.id === appId);
}

function find({ world, app, params }: AppExchange): Installation {
  const installation = world.installations.get(numberParam(params, "installation_id"));
  if (installation === undefined || installation.app !== app) throw notFound();
  return installation;
}

function createToken(exchange: AppExchange): Reply {
  const installation = find(exchange);
  if (installation.suspendedAt !== null) throw new Refusal(403, "This installation has been suspended");
  const permissions = askedPermissions(exchange, installation);
  const repositoryIds = askedRepositories(exchange, installation);
  const token = mintToken(exchange.world, { kind: "installation", installation, permissions, repositoryIds });
  const expiresAt = new Date(token.expiresAt ?? 0).toISOString().replace(/\.\d+Z$/, "Z");
  const selection = repositoryIds === null ? installation.selection : "selected";
  const { world, show } = exchange;
  const repositories = [...(repositoryIds ?? [])].flatMap((id) => world.repositories.get(id) ?? []);
  return reply(201, {
    ...show.apps.token(token.value, expiresAt, permissions ?? installation.permissions, selection),
    ...(repositoryIds === null ? {} : { repositories: repositories.map((each) => show.repositories.repository(each)) }),
  });
}

function askedPermissions({ body }: AppExchange, installation: Installation): Permissions | null {
  const asked = body.permissions;
  if (typeof asked !== "object" || asked === null) return null;
  const permissions = Object.fromEntries(Object.entries(asked).map(([name, level]) => [name, String(level)]));
  for (const [name, level] of Object.entries(permissions)) {
    const granted = installation.permissions[name];
    if (granted === undefined || (level === "write" && granted === "read")) {
      throw unprocessable("The permissions requested are not granted to this installation.");
    }
  }
  return permissions;
}

function askedRepositories({ body, world }: AppExchange, installation: Installation): ReadonlySet<number> | null {
  const { repository_ids: ids, repositories: names } = body;
  if (!Array.isArray(ids) && !Array.isArray(names)) return null;
  const installed = installedRepositories(world, installation);
  const wanted = [
    ...(Array.isArray(ids) ? ids.map((id) => installed.find((repository) => repository.id === id)) : []),
    ...(Array.isArray(names) ? names.map((name) => installed.find((repository) => repository.name === name)) : []),
  ];
  return new Set(
    wanted.map((repository) => {
      if (repository !== undefined) return repository.id;
      throw unprocessable(
        "There is at least one repository that does not exist or is not accessible to the parent installation.",
      );
    }),
  );
}

function listRepositories(exchange: Exchange): Reply {
  const { actor, world, show } = exchange;
  if (actor.kind !== "installation")
    throw new Refusal(
      403,
      "You must authenticate with an installation access token in order to list repositories for an installation.",
    );
  const repositories = installedRepositories(world, actor.installation).filter((each) => reaches(actor, each));
  return countedPageReply(exchange, "repositories", repositories, (each) => ({
    ...show.repositories.repository(each),
    pushed_at: each.activities.at(-1)?.at ?? each.createdAt,
  }));
}
