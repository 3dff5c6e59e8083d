import type { Label } from "../world/label.ts";
import { fullNameOf, type Repository } from "../world/repository.ts";

export function labelView(baseUrl: string, repository: Repository, label: Label): Record<string, unknown> {
  const { id, nodeId, name, color, description } = label;
  const url = `${baseUrl}/repos/${fullNameOf(repository)}/labels/${encodeURIComponent(name)}`;
  return { id, node_id: nodeId, url, name, color, description, default: false };
}
