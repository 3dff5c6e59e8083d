import type { GraphQLError } from "graphql";
import type { GraphqlProblem } from "./types.ts";

/** What graphql-js says about a document, and the code that GitHub's server gives the same mistake. */
const codes: readonly (readonly [RegExp, string])[] = [
  [/^Cannot query field/, "undefinedField"],
  [/^Unknown argument/, "argumentNotAccepted"],
  [/^(?:Field|Argument) .* is required, but it was not provided/, "missingRequiredArguments"],
  [/must (?:not )?have a selection/, "selectionMismatch"],
  [/^Variable .* is not defined/, "variableNotDefined"],
  [/^Variable .* is never used/, "variableNotUsed"],
  [/^Unknown type/, "undefinedType"],
  [/^Expected value of type|cannot represent/, "argumentLiteralsIncompatible"],
];

/** A problem of a whole document, as GitHub answers it: with a code among its extensions, and never a `type`. */
export function documentProblem({ message, locations, extensions }: GraphQLError): GraphqlProblem {
  const code = codes.find(([pattern]) => pattern.test(message))?.[1];
  const [, fieldName, typeName] = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(message) ?? [];
  return {
    message: fieldName === undefined ? message : `Field '${fieldName}' doesn't exist on type '${typeName}'`,
    ...(locations ? { locations: locations.map(({ line, column }) => ({ line, column })) } : {}),
    ...(code === undefined ? {} : { extensions: { ...extensions, code, ...(fieldName && { typeName, fieldName }) } }),
  };
}

/** graphql-js carries a resolver's `type` among the extensions; GitHub has it at the top. */
export function fieldProblem({ message, path, extensions }: GraphQLError): GraphqlProblem {
  const { type } = extensions;
  return { ...(typeof type === "string" ? { type } : {}), ...(path ? { path: [...path] } : {}), message };
}
