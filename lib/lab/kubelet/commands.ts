import { readdir, readFile } from "node:fs/promises";
import { get } from "node:http";
import { isIPv4 } from "node:net";
import type { ProcessNetwork } from "../programs/program.ts";
import type { PodFiles } from "./pod-files.ts";
import type { CommandResult } from "./pod-runtime.ts";
import { dnsServiceAddress } from "./volume-directories.ts";

export interface Shell {
  hostname: string;
  files: PodFiles;
  network: ProcessNetwork;
}

const wgetBytesMax = 1024 * 1024;
const wgetTimeoutMs = 5000;

/** The few programs that the lab's containers have. Anything else ends with 127, as when a shell finds no such program. */
export async function runCommand(shell: Shell, [program = "", ...args]: readonly string[]): Promise<CommandResult> {
  const run = programs[program.replace(/^(\/usr)?\/bin\//, "")];
  if (!run) return failed(127, `exec: "${program}": executable file not found in $PATH`);
  return run(shell, args);
}

const programs: Readonly<Record<string, (shell: Shell, args: readonly string[]) => Promise<CommandResult>>> = {
  cat,
  hostname: ({ hostname }) => Promise.resolve(printed(hostname)),
  ls,
  nslookup: (shell, args) => Promise.resolve(nslookup(shell, args)),
  wget,
};

function printed(text: string): CommandResult {
  return { stdout: `${text}\n`, stderr: "", exitCode: 0 };
}

function failed(exitCode: number, message: string, stdout = ""): CommandResult {
  return { stdout, stderr: `${message}\n`, exitCode };
}

async function cat({ files }: Shell, args: readonly string[]): Promise<CommandResult> {
  const result = { stdout: "", stderr: "", exitCode: 0 };
  for (const file of args.filter((arg) => arg !== "--")) {
    try {
      result.stdout += await readFile(files.realPath(file), "utf8");
    } catch (error) {
      result.stderr += `cat: can't open '${file}': ${reasonOf(error)}\n`;
      result.exitCode = 1;
    }
  }
  return result;
}

async function ls({ files }: Shell, args: readonly string[]): Promise<CommandResult> {
  const path = args.find((arg) => !arg.startsWith("-")) ?? "/";
  try {
    const names = await readdir(files.realPath(path));
    return {
      stdout: names
        .sort()
        .map((name) => `${name}\n`)
        .join(""),
      stderr: "",
      exitCode: 0,
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return printed(path);
    return failed(1, `ls: ${path}: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ENOENT" || code === "ENOTDIR" ? "No such file or directory" : code === "EISDIR" ? "Is a directory" : "Permission denied";
}

function nslookup(shell: Shell, args: readonly string[]): CommandResult {
  const name = args.find((arg) => !arg.startsWith("-"));
  if (name === undefined) return failed(1, "Usage: nslookup HOST");
  const server = `Server:\t\t${dnsServiceAddress}\nAddress:\t${dnsServiceAddress}:53\n\n`;
  const found = shell.network.resolve(name);
  if (!found) return failed(1, "", `${server}** server can't find ${name}: NXDOMAIN\n`);
  return printed(server + found.addresses.map((address) => `Name:\t${found.name}\nAddress: ${address}\n`).join(""));
}

function wget(shell: Shell, args: readonly string[]): Promise<CommandResult> {
  const address = args.find((arg) => !arg.startsWith("-"));
  const url = URL.parse(address?.includes("://") ? address : `http://${address ?? ""}`);
  if (!url || address === undefined) return Promise.resolve(failed(1, "Usage: wget -qO- URL"));
  const host = isIPv4(url.hostname) ? url.hostname : shell.network.resolve(url.hostname)?.addresses[0];
  if (host === undefined) return Promise.resolve(failed(1, `wget: bad address '${url.host}'`));
  const port = shell.network.destination(host, Number(url.port || 80));
  if (port === undefined) return Promise.resolve(failed(1, `wget: can't connect to remote host (${host}): Connection refused`));
  return fetchText(port, url);
}

function fetchText(port: number, url: URL): Promise<CommandResult> {
  return new Promise((done) => {
    const options = {
      host: "127.0.0.1",
      port,
      path: url.pathname + url.search,
      headers: { host: url.host },
      timeout: wgetTimeoutMs,
      agent: false,
    };
    const request = get(options, (response) => {
      let stdout = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        stdout += chunk;
        if (stdout.length > wgetBytesMax) request.destroy(new Error("answer too large"));
      });
      response.on("end", () => {
        const { statusCode = 0, statusMessage = "" } = response;
        done(
          statusCode < 400
            ? { stdout, stderr: "", exitCode: 0 }
            : failed(1, `wget: server returned error: HTTP/1.1 ${statusCode} ${statusMessage}`),
        );
      });
    });
    request.on("timeout", () => request.destroy(new Error("download timed out")));
    request.on("error", (error) => done(failed(1, `wget: ${error.message}`)));
  });
}
