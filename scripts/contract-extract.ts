// Regenerates test/local-github/contract/extract/ from GitHub's official descriptions; with --check it only compares.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { extractGraphql } from "../test/local-github/contract/extraction/extract-graphql.ts";
import { extractRest, REST_FILE } from "../test/local-github/contract/extraction/extract-rest.ts";
import {
  DRAFT7_FILE,
  extractDraft7Webhooks,
  extractWebhooks,
  WEBHOOKS_FILE,
} from "../test/local-github/contract/extraction/extract-webhooks.ts";
import { graphqlTypes, mutationFields, queryFields } from "../test/local-github/contract/graphql-types.ts";
import { errorSchemas, operations } from "../test/local-github/contract/operations.ts";

/** 385 MB unpacked: it is fetched when the extract is made and never installed. */
const OPENAPI = "@octokit/openapi@23.0.2";
const OPENAPI_FILE = "package/generated/api.github.com.json";
const EXTRACT = fileURLToPath(new URL("../test/local-github/contract/extract/", import.meta.url));

interface Source {
  readonly name: string;
  readonly text: string;
}

function readOpenapi(): Source {
  const folder = mkdtempSync(join(tmpdir(), "contract-extract-"));
  try {
    const packed = execFileSync("npm", ["pack", "--silent", OPENAPI], { cwd: folder, encoding: "utf8" }).trim();
    const text = execFileSync("tar", ["-xzOf", packed, OPENAPI_FILE], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    return { name: `${OPENAPI} ${OPENAPI_FILE.replace("package/", "")}`, text };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A file of an installed package; its own entry point need not be importable. */
function readInstalled(packageName: string, file: string): Source {
  const folder = dirname(fileURLToPath(new URL(`../node_modules/${packageName}/package.json`, import.meta.url)));
  const { version }: { version: string } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return { name: `${packageName}@${version} ${file}`, text: readFileSync(join(folder, file), "utf8") };
}

/** One schema or operation a line, so that a new version of a description reads as a diff. */
function renderJson(sections: Readonly<Record<string, object>>): string {
  const rendered = Object.entries(sections).map(([section, entries]) => {
    const lines = Object.entries(entries).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
    return `${JSON.stringify(section)}:{\n${lines.join(",\n")}\n}`;
  });
  return `{${rendered.join(",\n")}}\n`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function buildExtract(): Map<string, string> {
  const openapi = readOpenapi();
  const draft7 = readInstalled("@octokit/webhooks-schemas", "schema.json");
  const sdl = readInstalled("@octokit/graphql-schema", "schema.graphql");
  const description: unknown = JSON.parse(openapi.text);
  const rest = extractRest(description, operations, errorSchemas);
  const files = new Map([
    [REST_FILE, renderJson({ ...rest })],
    [WEBHOOKS_FILE, renderJson({ ...extractWebhooks(description, rest.schemas) })],
    [DRAFT7_FILE, renderJson({ ...extractDraft7Webhooks(JSON.parse(draft7.text)) })],
    ["schema.graphql", extractGraphql(sdl.text, { types: graphqlTypes, queryFields, mutationFields })],
  ]);
  return files.set("version.json", renderVersion([openapi, draft7, sdl], files));
}

function renderVersion(sources: readonly Source[], files: ReadonlyMap<string, string>): string {
  const version = {
    sources: Object.fromEntries(sources.map(({ name, text }) => [name, sha256(text)])),
    outputs: Object.fromEntries([...files].map(([name, text]) => [name, sha256(text)])),
  };
  return `${JSON.stringify(version, null, 2)}\n`;
}

function readCommitted(name: string): string | null {
  try {
    return readFileSync(join(EXTRACT, name), "utf8");
  } catch {
    return null;
  }
}

const files = buildExtract();
if (process.argv.includes("--check")) {
  const stale = [...files].filter(([name, text]) => readCommitted(name) !== text).map(([name]) => name);
  if (stale.length > 0) {
    console.error(
      `The committed extract differs in ${stale.join(", ")}. Run \`npm run contract:extract\` and commit it.`,
    );
    process.exitCode = 1;
  } else console.log("The committed extract is what GitHub's official descriptions give.");
} else {
  for (const [name, text] of files) writeFileSync(join(EXTRACT, name), text);
  for (const [name, text] of files) console.log(`${name} ${Buffer.byteLength(text)} bytes`);
}
