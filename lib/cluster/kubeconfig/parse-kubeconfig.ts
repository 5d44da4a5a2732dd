import { isAbsolute, join } from "node:path";
import { parseDocument } from "yaml";
import { AppError } from "../../errors.ts";
import { toRaw, toText } from "../project/raw.ts";
import type { KubeconfigDocument, NamedEntry } from "./kubeconfig-document.ts";

/**
 * Reads one kubeconfig. `origin` is how the person knows it (its path), `directory` what its relative paths start from.
 * Throws AppError (invalid) that names the origin and what is wrong with it.
 */
export function parseKubeconfig(text: string, origin: string, directory: string): KubeconfigDocument {
  const root = parseYaml(text, origin);
  return {
    clusters: readEntries(root.clusters, "cluster", origin).map((entry) => withAbsolutePaths(entry, ["certificate-authority"], directory)),
    users: readEntries(root.users, "user", origin).map((entry) =>
      withAbsoluteCommand(withAbsolutePaths(entry, ["client-certificate", "client-key", "tokenFile"], directory), directory),
    ),
    contexts: readEntries(root.contexts, "context", origin),
    currentContext: toText(root["current-context"]),
  };
}

function parseYaml(text: string, origin: string): Readonly<Record<string, unknown>> {
  const document = parseDocument(text, { prettyErrors: true });
  const fault = document.errors[0];
  // The library's message quotes the faulty lines, which may hold a key: only its first line is passed on.
  if (fault) throw malformed(origin, fault.message.split("\n")[0]?.replace(/:$/, "") ?? "it is not YAML", fault.code);
  const root: unknown = document.toJS({ maxAliasCount: 100 });
  if (typeof root !== "object" || root === null || Array.isArray(root)) throw malformed(origin, "it holds no settings");
  return root as Readonly<Record<string, unknown>>;
}

function readEntries(value: unknown, field: "cluster" | "user" | "context", origin: string): NamedEntry[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw malformed(origin, `${field}s is not a list`);
  return value.map((item: unknown, index) => {
    const name = toText(toRaw(item).name);
    if (name === undefined) throw malformed(origin, `${field}s[${index}] has no name`);
    return { name, value: toRaw(toRaw(item)[field]) };
  });
}

function withAbsolutePaths(entry: NamedEntry, fields: readonly string[], directory: string): NamedEntry {
  const absolute = fields.flatMap((field) => {
    const path = toText(entry.value[field]);
    return path === undefined || isAbsolute(path) ? [] : [[field, join(directory, path)]];
  });
  return { name: entry.name, value: { ...entry.value, ...Object.fromEntries(absolute) } };
}

/** A credential plugin that is named with a slash is meant relative to the file, one without is looked for on the PATH. */
function withAbsoluteCommand(entry: NamedEntry, directory: string): NamedEntry {
  const exec = toRaw(entry.value.exec);
  const command = toText(exec.command);
  if (command === undefined || isAbsolute(command) || !/[\\/]/.test(command)) return entry;
  return { name: entry.name, value: { ...entry.value, exec: { ...exec, command: join(directory, command) } } };
}

function malformed(origin: string, why: string, code?: string): AppError {
  return new AppError("invalid", `The kubeconfig ${origin} cannot be read: ${why}.`, code === undefined ? {} : { context: { code } });
}
