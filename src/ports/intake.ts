import type { CommandSurface } from "../core/snapshot/command-comment.ts";
import type { JobRequest } from "./job-queue.ts";

/** A webhook delivery by its ids. No payload is stored, ever. */
export interface Delivery {
  /** `X-GitHub-Delivery`; a redelivery carries the same one. */
  readonly id: string;
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
}

/** Something to be done once for a pull request, which coalescing must not swallow. */
export type InboxItem =
  /** A text that may hold slash-commands; unique by surface and id. In the conversation where no surface is given. */
  | {
      readonly kind: "comment";
      readonly commentId: number;
      readonly commentNodeId: string;
      readonly surface?: CommandSurface;
    }
  /** Somebody pressed a button that stands for a command, in the check of a commit. Unique by delivery. */
  | { readonly kind: "button"; readonly command: string; readonly sender: string; readonly headSha: string }
  /** Somebody pressed *Re-run* or *Re-check*: publish a new check run even if nothing changed. Unique by delivery. */
  | { readonly kind: "rerun" };

export interface AcceptedWork {
  readonly job: JobRequest;
  readonly inbox?: { readonly repositoryId: number; readonly pullRequest: number; readonly item: InboxItem };
}

export interface Intake {
  /** Stores the delivery, its inbox items and its jobs in one transaction; when it returns they survive the process. */
  accept(delivery: Delivery, work: readonly AcceptedWork[]): Promise<void>;
}
