export type UserType = "User" | "Bot" | "Organization";

/** Somebody with a login: a person, an organization, or the bot that acts for an App. */
export interface User {
  readonly id: number;
  readonly nodeId: string;
  readonly login: string;
  readonly type: UserType;
  readonly name: string;
  readonly email: string;
}
