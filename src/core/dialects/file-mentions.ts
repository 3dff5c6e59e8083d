import { codeSpans } from "../markdown/code-spans.ts";

const EXTENSION =
  /\.(?:[cm]?[jt]sx?|d\.ts|json[c5]?|ya?ml|toml|ini|cfg|conf|env|md|mdx|txt|rst|adoc|py|pyi|ipynb|rb|erb|go|mod|sum|rs|java|kts?|swift|m|mm|cs|csproj|fs|vb|php|phtml|c|h|cc|cpp|hpp|hh|lua|pl|r|jl|ex|exs|erl|hs|clj|scala|dart|sql|prisma|graphql|gql|proto|html?|css|s[ac]ss|less|vue|svelte|astro|xml|xsd|xlsx?|csv|tsv|sh|bash|zsh|fish|ps1|bat|cmd|tf|tfvars|hcl|gradle|properties|lock|svg|png|jpe?g|gif|ico|drawio|puml|mmd|feature|snap|template|tmpl|j2|ejs|hbs|wasm|bru|http|plist|pbxproj|storyboard|xib)$/i;
const BARE_NAME =
  /(?:^|\/)(?:Dockerfile|Makefile|Procfile|Gemfile|Rakefile|Jenkinsfile|CODEOWNERS|LICENSE|\.[a-z][\w-]*(?:rc|ignore|env)?)$/;
/** Products whose names look like files. */
const PRODUCT =
  /^(?:next|node|nuxt|nest|vue|react|express|three|d3|chart|alpine|ember|backbone|discord|electron|asp|socket|moment|day|p5|bun|deno|backstage|tensorflow|sails)\.(?:js|net|io|ts)$/i;
/** First segments that make a path of words with slashes: `packages/ui`, not `request/response`. */
const TOP = new Set(
  "apps cmd components crates docs infra internal lib libs migrations modules node_modules packages pkg plugins prisma scripts services specs src supabase tests .github .vscode .devcontainer".split(
    " ",
  ),
);
const MAX_PATH = 300;
/** Every path has a separator or an extension, or is one of the bare names. */
const HINT = /[./]|file\b|CODEOWNERS|LICENSE/;
/** A mention in a word: braces and brackets belong to it in pairs. */
const TOKEN = /(?:\{[^{}\s]{0,120}\}|\[[^\]\s]{0,60}\]|[^\s{}[\]]){1,300}/g;

/** Paths and globs that a text mentions, in code spans or bare, as written, each once. */
export function filesMentioned(text: string): string[] {
  if (!HINT.test(text)) return [];
  const code = codeSpans(text).filter(isPath);
  const words = text.replaceAll("`", " ").split(/\s+/);
  const tokens = words.flatMap((word) => (HINT.test(word) ? tokensOf(word) : []));
  const bare = tokens.map(trimPunctuation).filter(isPath);
  const inOrder = [...bare, ...code.filter((path) => /\s/.test(path))];
  return [...new Set(inOrder)];
}

function tokensOf(word: string): readonly string[] {
  if (word.length <= MAX_PATH && !/[{}[\]]/.test(word)) return [word];
  return (word.match(TOKEN) ?? []).filter((token) => HINT.test(token));
}

/** Paths of a `Files:` field: code spans where there are any, else what stands between commas. */
export function filesDeclared(value: string): string[] {
  const code = codeSpans(value).map((part) => part.trim());
  if (code.length > 0) return code.filter(isNamedFile);
  return value.split(/,(?![^{]*\})|;|\band\b/).flatMap((part) => {
    const token = trimPunctuation(part.trim());
    return isPath(token) && !/[ \t]\S/.test(token) ? [token] : filesMentioned(part);
  });
}

/** Paths of one line below a `Files:` key: `src/a.ts (new)`, `├── b.ts  # the parser`. */
export function filesListed(line: string): string[] {
  const said = line.replace(/^[│├└─┬|\s>+*-]{1,40}/, "").replace(/[ \t](?:#|\/\/)[ \t].*$/, "");
  return codeSpans(said).length > 0 ? filesDeclared(said) : filesMentioned(said);
}

/** Where somebody marks up a name as a file, it need not look like a path; a call is none. */
function isNamedFile(name: string): boolean {
  return name !== "" && name.length <= MAX_PATH && !/\(\)|^\w+\(/.test(name) && !/^[\w-]+ [\w-]+ /.test(name);
}

function isPath(token: string): boolean {
  if (!isPathShaped(token)) return false;
  if (EXTENSION.test(token)) return /[A-Za-z]/.test(token.slice(0, token.lastIndexOf(".")));
  if (BARE_NAME.test(token)) return true;
  const segments = token.split("/");
  const [first = "", second = ""] = segments;
  if (token.includes("*")) return segments.length > 2 || TOP.has(first);
  if (token.endsWith("/")) return first.length > 1;
  return segments.length > 1 && TOP.has(first) && !(segments.length === 2 && TOP.has(second));
}

/** What can be ruled out by its characters: routes, addresses, packages, calls and products. */
function isPathShaped(token: string): boolean {
  const isPlausible = /[./A-Z]/.test(token) && /^[\w.{*[]/.test(token) && token.length <= MAX_PATH;
  if (!isPlausible || token.includes("//") || PRODUCT.test(token)) return false;
  return !/[<>|"'=;,](?![^{]*\})/.test(token);
}

function trimPunctuation(token: string): string {
  const start = token.replace(/^["'(*_<]+/, "");
  return /[\w/]$/.test(start) && !start.endsWith("_") ? start : start.replace(/(?:[.,;:!?"'*_>]|\)(?!.*\())+$/, "");
}
