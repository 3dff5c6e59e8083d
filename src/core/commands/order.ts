import type { BundleLocation } from "../bundle/spec-bundle.ts";
import type { CommandSurface } from "../snapshot/command-comment.ts";
import type { Status } from "../statuses/status.ts";

/** A task in the spec bundle that holds it. */
export interface TaskAddress {
  readonly bundle: string;
  readonly tasksPath: string;
  readonly task: string;
}

/** A document that a spec bundle lacks. */
interface MissingDocument {
  readonly bundle: Pick<BundleLocation, "path" | "slug" | "layout">;
  /** Relative to the bundle. */
  readonly name: string;
  readonly path: string;
}

/** What a writing command wants done. */
export type Order =
  | { readonly kind: "link"; readonly target: TaskAddress; readonly as: "completes" | "part-of" }
  | { readonly kind: "unlink"; readonly target: TaskAddress }
  | {
      readonly kind: "edit";
      readonly target: TaskAddress;
      readonly to: Status;
      readonly reason: string | null;
      /** The commit of ours that wrote it; absent before it is written, and where it was so already. */
      readonly commitSha?: string;
    }
  | {
      readonly kind: "fix";
      /** One rule, or null for all. */
      readonly rule: string | null;
      readonly commitSha?: string;
    }
  | { readonly kind: "scaffold"; readonly documents: readonly MissingDocument[]; readonly commitSha?: string }
  | {
      readonly kind: "waive";
      readonly rule: string;
      /** A task, a spec bundle or a path; null for the whole pull request. */
      readonly place: string | null;
      readonly reason: string;
      /** Last day on which it holds, `YYYY-MM-DD`; null for as long as the pull request is open. */
      readonly until: string | null;
      /** In a merge group of several: files and directories of the pull request that has it, beyond which it does not reach. */
      readonly within?: readonly string[];
    }
  | { readonly kind: "override"; readonly reason: string };

/** An order with who gave it, when and on which commit: one line of the audit trail. */
export interface CommandRecord {
  /** Where it was given: in a text with commands, or by approving; in the conversation where it is not given. */
  readonly surface?: CommandSurface | "approval";
  /** Number of the comment, review or remark. */
  readonly commentId: number;
  /** Its number among the orders of the comment. */
  readonly position: number;
  readonly order: Order;
  readonly actor: string;
  readonly headSha: string;
  /** ISO 8601. */
  readonly givenAt: string;
}
