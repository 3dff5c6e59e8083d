import type { Context, Probot } from "probot";

/** `.github/greeter.yml` on the default branch, all of it optional. */
interface GreeterConfig {
  readonly welcome: string;
  readonly discouraged: readonly string[];
}

interface Remark {
  readonly path: string;
  readonly line: number;
  readonly word: string;
}

type Octokit = Context["octokit"];

interface Place {
  readonly owner: string;
  readonly repo: string;
}

const checkName = "Greeter";
const defaults: GreeterConfig = { welcome: "Welcome", discouraged: ["obviously"] };
const mayGreet = new Set(["admin", "write"]);

/**
 * A Probot app such as a stranger writes with Probot's documentation at hand: it knows nothing of the product and
 * nothing of the local GitHub. It welcomes and labels pull requests, checks their Markdown for discouraged words, answers
 * `/greet`, checks again on request, and signs a guestbook when its button is pressed.
 */
export function greeterApp(app: Probot): void {
  app.on("pull_request.opened", welcomePullRequest);
  app.on("pull_request.synchronize", async (context) => {
    await checkWords(context.octokit, context.repo(), context.payload.pull_request, await readConfig(context));
  });
  app.on("issue_comment.created", answerGreet);
  app.on("check_run.rerequested", checkAgain);
  app.on("check_run.requested_action", signGuestbook);
  app.on("check_suite.rerequested", async (context) => {
    const { head_sha: sha, pull_requests: pulls } = context.payload.check_suite;
    for (const { number } of pulls) {
      await checkWords(context.octokit, context.repo(), { number, head: { sha } }, await readConfig(context));
    }
  });
}

async function readConfig(context: Pick<Context<"pull_request.opened">, "config">): Promise<GreeterConfig> {
  return (await context.config<GreeterConfig>("greeter.yml", defaults)) ?? defaults;
}

async function welcomePullRequest(context: Context<"pull_request.opened">): Promise<void> {
  const config = await readConfig(context);
  const { pull_request: pullRequest } = context.payload;
  await checkWords(context.octokit, context.repo(), pullRequest, config);
  const commits = await context.octokit.paginate(context.octokit.rest.pulls.listCommits, context.pullRequest());
  const body = `${config.welcome}, @${pullRequest.user.login}: thanks for ${commits.length} commit(s)!`;
  const { data: comment } = await context.octokit.rest.issues.createComment(context.issue({ body }));
  const reaction = context.repo({ comment_id: comment.id, content: "hooray" as const });
  await context.octokit.rest.reactions.createForIssueComment(reaction);
  await context.octokit.rest.issues.addLabels(context.issue({ labels: ["greeted"] }));
}

async function checkWords(
  octokit: Octokit,
  place: Place,
  pullRequest: { readonly number: number; readonly head: { readonly sha: string } },
  config: GreeterConfig,
): Promise<void> {
  const { sha } = pullRequest.head;
  const { data: run } = await octokit.rest.checks.create({
    ...place,
    name: checkName,
    head_sha: sha,
    status: "in_progress",
    started_at: new Date().toISOString(),
  });
  const remarks = await findRemarks(octokit, place, pullRequest, config);
  await octokit.rest.checks.update({ ...place, check_run_id: run.id, ...conclude(remarks) });
}

async function findRemarks(
  octokit: Octokit,
  place: Place,
  { number, head }: { readonly number: number; readonly head: { readonly sha: string } },
  config: GreeterConfig,
): Promise<Remark[]> {
  const files = await octokit.paginate(octokit.rest.pulls.listFiles, { ...place, pull_number: number, per_page: 2 });
  const written = files.filter(({ status, filename }) => status !== "removed" && filename.endsWith(".md"));
  const remarks: Remark[] = [];
  for (const { filename: path } of written) {
    const text = await readText(octokit, { ...place, path, ref: head.sha });
    for (const [index, line] of text.split("\n").entries()) {
      const word = config.discouraged.find((each) => line.includes(each));
      if (word !== undefined) remarks.push({ path, line: index + 1, word });
    }
  }
  return remarks;
}

async function readText(octokit: Octokit, at: Place & { readonly path: string; readonly ref: string }) {
  const { data } = await octokit.rest.repos.getContent({ ...at });
  if (Array.isArray(data) || data.type !== "file") throw new Error(`${at.path} is no file`);
  return Buffer.from(data.content, "base64").toString("utf8");
}

function conclude(remarks: readonly Remark[]) {
  const count = remarks.length;
  return {
    status: "completed" as const,
    conclusion: count === 0 ? ("success" as const) : ("failure" as const),
    completed_at: new Date().toISOString(),
    actions: [{ label: "Sign", description: "Sign the guestbook", identifier: "sign" }],
    output: {
      title: count === 0 ? "Nicely put" : `${count} discouraged word(s)`,
      summary: `Looked for discouraged words and found ${count}.`,
      annotations: remarks.map(({ path, line, word }) => ({
        path,
        start_line: line,
        end_line: line,
        annotation_level: "warning" as const,
        message: `"${word}" is discouraged`,
      })),
    },
  };
}

const authorQuery = `
  query ($owner: String!, $repo: String!, $number: Int!) {
    repository(owner: $owner, name: $repo) {
      pullRequest(number: $number) {
        title
        author { login }
      }
    }
  }
`;

async function answerGreet(context: Context<"issue_comment.created">): Promise<void> {
  const { comment, issue } = context.payload;
  if (context.isBot || issue.pull_request === undefined || !comment.body.includes("/greet")) return;
  const username = comment.user?.login ?? "";
  const { data } = await context.octokit.rest.repos.getCollaboratorPermissionLevel(context.repo({ username }));
  const allowed = mayGreet.has(data.permission);
  const content = allowed ? ("+1" as const) : ("-1" as const);
  const reaction = context.repo({ comment_id: comment.id, content });
  await context.octokit.rest.reactions.createForIssueComment(reaction);
  if (!allowed) return;
  const { repository } = await context.octokit.graphql<{
    repository: { pullRequest: { title: string; author: { login: string } | null } };
  }>(authorQuery, context.repo({ number: issue.number }));
  const { title, author } = repository.pullRequest;
  const body = `@${username} greets @${author?.login ?? "ghost"} for "${title}". No need for another /greet.`;
  await context.octokit.rest.issues.createComment(context.issue({ body }));
}

async function checkAgain(context: Context<"check_run.rerequested">): Promise<void> {
  const { head_sha: sha, name, pull_requests: pulls } = context.payload.check_run;
  context.log.info({ name, sha }, "checking again");
  for (const { number } of pulls) {
    await checkWords(context.octokit, context.repo(), { number, head: { sha } }, await readConfig(context));
  }
}

async function signGuestbook(context: Context<"check_run.requested_action">): Promise<void> {
  const { check_run: checkRun, requested_action: action, sender } = context.payload;
  const branch = checkRun.check_suite.head_branch;
  if (action?.identifier !== "sign" || branch === undefined || branch === null) return;
  await context.octokit.rest.repos.createOrUpdateFileContents(
    context.repo({
      path: "GUESTBOOK.md",
      branch,
      message: `Sign the guestbook for ${sender.login}`,
      content: Buffer.from(`- ${sender.login}\n`).toString("base64"),
    }),
  );
}
