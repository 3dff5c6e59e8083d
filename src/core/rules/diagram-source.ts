const EXPORT = /\.(?:png|svg|pdf|jpe?g|webp)$/i;
const SOURCES = ["drawio", "dio", "excalidraw", "puml", "plantuml", "mmd", "mermaid", "d2", "dot", "gv"];
const SOURCE = new RegExp(`\\.(?:${SOURCES.join("|")})$`, "i");

/** Whether a path may be a diagram's picture. */
export function isDiagramExport(path: string): boolean {
  return EXPORT.test(path);
}

/** Whether a path is what a diagram is drawn in. */
export function isDiagramSource(path: string): boolean {
  return SOURCE.test(path);
}

/** Where the source of a picture would stand: `a.drawio` beside `a.png` and `a.drawio.png`. */
export function sourcesOf(path: string): readonly string[] {
  const stem = path.replace(EXPORT, "");
  return [...(isDiagramSource(stem) ? [stem] : []), ...SOURCES.map((extension) => `${stem}.${extension}`)];
}
