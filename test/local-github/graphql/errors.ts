import { GraphQLError } from "graphql";

/** An error as GitHub types it; the contract lifts `type` out of the extensions. */
export function graphqlError(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

export function forbidden(): GraphQLError {
  return graphqlError("FORBIDDEN", "Resource not accessible by integration");
}

export function unresolved(what: string): GraphQLError {
  return graphqlError("NOT_FOUND", `Could not resolve to a ${what}.`);
}
