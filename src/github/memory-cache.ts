import { LRUCache } from "lru-cache";
import type { ImmutableCache, Sized } from "../ports/immutable-cache.ts";

/** Keeps values in this process, the least recently used go first; `maxBytes` bounds what they claim to hold. */
export function createMemoryCache(maxBytes: number): ImmutableCache {
  const kept = new LRUCache<string, object>({ maxSize: maxBytes });
  const loading = new Map<string, Promise<object>>();

  async function load<Value extends object>(key: string, source: () => Promise<Sized<Value>>): Promise<Value> {
    const { value, bytes } = await source();
    kept.set(key, value, { size: bytes + key.length });
    return value;
  }

  return {
    peek: <Value extends object>(key: string) => (kept.get(key) as Value | undefined) ?? null,
    remember: <Value extends object>(key: string, source: () => Promise<Sized<Value>>) => {
      const value = kept.get(key) ?? loading.get(key);
      if (value) return Promise.resolve(value as Value);
      const promise = load(key, source).finally(() => loading.delete(key));
      loading.set(key, promise);
      return promise;
    },
  };
}
