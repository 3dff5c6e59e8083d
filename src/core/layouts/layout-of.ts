import type { BundleLocation } from "../bundle/spec-bundle.ts";
import { layoutFrom } from "./declared-layout.ts";
import { findLayout } from "./index.ts";
import type { Layout } from "./layout.ts";

/** The layout of a spec bundle, one of ours or the declared one that it was found by; null where it has none. */
export function layoutOf({ layout, declared }: Pick<BundleLocation, "layout" | "declared">): Layout | null {
  return declared ? layoutFrom(declared) : findLayout(layout);
}

/** The path of a document by its name inside the bundle; a bundle of one file is that file. */
export function documentPath(bundlePath: string, name: string): string {
  return name === "" ? bundlePath : `${bundlePath}/${name}`;
}

/** The name of a document inside its bundle; empty where the bundle is that file, its last part where it stands alone. */
export function documentName(bundlePath: string, path: string): string {
  return bundlePath === "" ? path.slice(path.lastIndexOf("/") + 1) : path.slice(bundlePath.length + 1);
}
