/** The last part of a path: how people call a document. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
