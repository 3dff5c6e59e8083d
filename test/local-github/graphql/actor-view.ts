import type { User } from "../world/user.ts";
import type { Fields, Viewer } from "./viewer.ts";

/** An account. GraphQL writes a bot's login without the `[bot]` that REST ends it with. */
export function actorView(viewer: Viewer, user: User): Fields {
  const login = user.type === "Bot" ? user.login.replace(/\[bot\]$/, "") : user.login;
  const path = user.type === "Bot" ? `/apps/${login}` : `/${login}`;
  return viewer.view(user.type, {
    id: user.nodeId,
    databaseId: user.id,
    login,
    name: user.name,
    email: "",
    url: `${viewer.baseUrl}${path}`,
    resourcePath: path,
    avatarUrl: `${viewer.baseUrl}/avatars/${user.id}`,
  });
}
