import { describe, expect, test } from "vitest";
import { classifyRequest } from "../../../src/github/policy/classify-request.ts";

describe("what a request is", () => {
  test("GET reads, every other REST method writes", () => {
    const kinds = ["GET", "HEAD", "POST", "PATCH", "PUT", "DELETE"].map((method) =>
      classifyRequest({ method, url: "/repos/{owner}/{repo}/check-runs" }),
    );
    expect(kinds).toEqual(["read", "read", "write", "write", "write", "write"]);
  });

  test("a GraphQL query reads although it is a POST, also on a GitHub Enterprise Server", () => {
    for (const url of ["/graphql", "https://github.example/api/graphql"]) {
      expect(classifyRequest({ method: "POST", url, query: "\nquery Facts { viewer { login } }" })).toBe("read");
      expect(classifyRequest({ method: "POST", url, query: "{ viewer { login } }" })).toBe("read");
    }
  });

  test("an installation token is neither: the write that needs it holds the lane already", () => {
    const url = "/app/installations/{installation_id}/access_tokens";
    expect(classifyRequest({ method: "POST", url })).toBe("token");
  });

  test("a GraphQL mutation writes, and so does what cannot be told", () => {
    expect(classifyRequest({ method: "POST", url: "/graphql", query: "  mutation M { x }" })).toBe("write");
    expect(classifyRequest({ method: "POST", url: "/graphql" })).toBe("write");
  });
});
