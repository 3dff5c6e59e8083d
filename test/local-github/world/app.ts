import type { User } from "./user.ts";

/** `read` or `write` per permission name, as in an App's manifest. */
export type Permissions = Readonly<Record<string, string>>;

/** A registered GitHub App. */
export interface App {
  readonly id: number;
  readonly nodeId: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly owner: User;
  /** The account that the App's comments and commits are from. */
  readonly bot: User;
  readonly privateKey: string;
  readonly publicKey: string;
  readonly webhookSecret: string;
  readonly hookId: number;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  readonly createdAt: string;
}

/** The manifest's part that decides what an App may do: the same names as in `app.yml`. */
export interface AppManifest {
  readonly name: string;
  readonly description?: string;
  readonly default_permissions: Permissions;
  readonly default_events: readonly string[];
}

export interface Installation {
  readonly id: number;
  readonly nodeId: string;
  readonly app: App;
  readonly account: User;
  permissions: Permissions;
  selection: "all" | "selected";
  readonly repositoryIds: Set<number>;
  suspendedAt: string | null;
  suspendedBy: User | null;
  readonly createdAt: string;
}

/** What a bearer token stands for. Installation tokens live for an hour. */
export interface Token {
  readonly value: string;
  readonly expiresAt: number | null;
  readonly owner: TokenOwner;
  revoked: boolean;
}

export type TokenOwner =
  | {
      readonly kind: "installation";
      readonly installation: Installation;
      /** Null: everything that the installation has. */
      readonly permissions: Permissions | null;
      readonly repositoryIds: ReadonlySet<number> | null;
    }
  | { readonly kind: "user"; readonly user: User };
