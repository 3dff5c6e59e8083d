import { buildSchema, type DocumentNode, execute, GraphQLError, type GraphQLSchema, parse, validate } from "graphql";
import { readExtract } from "./extract-files.ts";
import { documentProblem, fieldProblem } from "./graphql-problems.ts";
import type { GraphqlAnswer } from "./types.ts";

/** GitHub's GraphQL schema, cut down to `graphql-types.ts`; built at its first use. */
export class GraphqlContract {
  #schema: GraphQLSchema | undefined;
  readonly #documents = new Map<string, DocumentNode | readonly GraphQLError[]>();

  check(document: string): string[] {
    const parsed = this.#read(document);
    return "kind" in parsed ? [] : parsed.map(({ message }) => message);
  }

  /** A document that does not validate is answered with its problems alone, as GitHub does with status 200. */
  async execute(
    document: string,
    variables: Readonly<Record<string, unknown>>,
    root: unknown,
    context: unknown,
  ): Promise<GraphqlAnswer> {
    const parsed = this.#read(document);
    if (!("kind" in parsed)) return { errors: parsed.map(documentProblem) };
    const { data, errors } = await execute({
      schema: this.#official(),
      document: parsed,
      rootValue: root,
      contextValue: context,
      variableValues: variables,
    });
    // Without data, nothing was executed: the variables do not fit.
    if (data === undefined) return { errors: (errors ?? []).map(documentProblem) };
    return { data, ...(errors ? { errors: errors.map(fieldProblem) } : {}) };
  }

  #official(): GraphQLSchema {
    this.#schema ??= buildSchema(readExtract("schema.graphql"));
    return this.#schema;
  }

  #read(document: string): DocumentNode | readonly GraphQLError[] {
    const known = this.#documents.get(document);
    if (known) return known;
    const read = this.#parse(document);
    this.#documents.set(document, read);
    return read;
  }

  #parse(document: string): DocumentNode | readonly GraphQLError[] {
    try {
      const parsed = parse(document);
      const problems = validate(this.#official(), parsed);
      return problems.length > 0 ? problems : parsed;
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
  }
}
