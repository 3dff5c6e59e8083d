type Fetch = typeof globalThis.fetch;

/**
 * A `fetch` that gives up after `timeoutMs`, reading of the body included. The body is read whole here because
 * Octokit takes one that breaks off for an empty one, and an answer that was cut must not pass for an answer.
 */
export function createTimedFetch(timeoutMs: number, inner: Fetch = (input, init) => fetch(input, init)): Fetch {
  return async (input, init) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
    const response = await inner(input, { ...init, signal });
    if (!response.body) return response;
    const { status, statusText, headers } = response;
    const whole = new Response(await response.arrayBuffer(), { status, statusText, headers });
    Object.defineProperty(whole, "url", { value: response.url });
    return whole;
  };
}
