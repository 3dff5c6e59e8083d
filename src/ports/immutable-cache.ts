/** What loading a value gave, with about how many bytes it holds in memory. */
export interface Sized<Value extends object> {
  readonly value: Value;
  readonly bytes: number;
}

/** Values that can never change, because their key names a repository id and a SHA. */
export interface ImmutableCache {
  /** The value of `key`, loaded at most once while it is kept; a load that fails is not remembered. */
  remember<Value extends object>(key: string, load: () => Promise<Sized<Value>>): Promise<Value>;
  /** The value of `key` where it is kept, else null. */
  peek<Value extends object>(key: string): Value | null;
}
