import { execFileSync } from "node:child_process";
import { cpus, loadavg, totalmem } from "node:os";
import { fileURLToPath } from "node:url";

/** When, on what and of which commit, in one line. The load tells whether something else ran. */
export function describeRun(now: Date): string {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
  const commit = `${git("rev-parse", "--short", "HEAD")}${git("status", "--porcelain", "--untracked-files=no", "--", ".", ":!docs") === "" ? "" : " with changes"}`;
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 1e9)} GB`;
  const load = loadavg().map((part) => part.toFixed(1));
  return [
    now.toISOString().slice(0, 10),
    `commit ${commit}`,
    `${cpus().length} cores (${cpu?.model.trim() || "unnamed"}), ${memory}`,
    `${process.platform} ${process.arch}, Node ${process.versions.node}`,
    `load over 1, 5 and 15 minutes at the end ${load.join(", ")}`,
  ].join(" · ");
}
