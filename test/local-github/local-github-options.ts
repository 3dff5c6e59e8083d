import type { AppManifest } from "./world/app.ts";

export interface LocalGitHubOptions {
  /** A free one is taken where none is given. */
  readonly port?: number;
  /** False leaves the official schemas aside, for measurements. */
  readonly validate?: boolean;
  /** False forgives what GitHub ignores: unknown parameters and fields, which otherwise are violations. */
  readonly strict?: boolean;
  /** The App that exists from the start; a plain one with the permissions of a checking App unless given. */
  readonly manifest?: AppManifest;
}

/** What a test needs to play the App. */
export interface RegisteredApp {
  readonly id: number;
  readonly slug: string;
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** `slug[bot]`, as REST writes it. */
  readonly userLogin: string;
}
