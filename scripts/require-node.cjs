// Loaded before a script, in a language that every Node reads: an older one cannot even parse the script itself.
const version = Number(process.versions.node.split(".", 1)[0]);
if (version < 24) {
  process.stderr.write(
    `This is Node ${process.version}, and Node 24 or newer is needed. Run npm ci, which installs one that the scripts use.\n`,
  );
  process.exit(2);
}
