#!/usr/bin/env node
if (Number(process.versions.node.split(".", 1)[0]) < 24) {
  process.stderr.write(`spec-kit-enforce needs Node 24 or newer; this is ${process.version}.\n`);
  process.exitCode = 2;
} else {
  const { run } = await import("./cli/main.ts");
  // A reader that has seen enough (`| head`) is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  process.exitCode = await run(process.argv.slice(2), {
    directory: process.env.INIT_CWD ?? process.cwd(),
    env: process.env,
    out: outputTo(process.stdout),
    err: outputTo(process.stderr),
  });
}

function outputTo(stream: NodeJS.WriteStream): { readonly isTTY: boolean; write(text: string): void } {
  return { isTTY: stream.isTTY === true, write: (text) => stream.write(text) };
}
