import { execFile, execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { debianServersImage, explorerImage } from "./image-names.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));
const outputBytesMax = 64 * 1024 * 1024;
/** What the image may hold besides its base. */
const megabytesMax = 90;

test("the explorer's image is built: no root, no sources, no tools, and at most 90 MB besides its base", async () => {
  test.skip(process.env.E2E_EXPLORER_IMAGE !== undefined, "E2E_EXPLORER_IMAGE names one that is there already");
  await build(explorerImage, "Dockerfile", ".");
  await load(explorerImage);
  // The bundler puts the worker's own file among the browser's, beside what it made of it; that one does not count.
  const look = `
    const { readdirSync, readFileSync, statSync } = require("node:fs");
    const files = readdirSync("/app", { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const path = (entry) => entry.parentPath + "/" + entry.name;
    const bytes = files.reduce((sum, entry) => sum + statSync(path(entry)).size, 0);
    const own = files.map(path).filter((name) => !name.includes("/node_modules/"));
    console.log(JSON.stringify({
      uid: process.getuid(),
      megabytes: bytes / 1e6,
      sources: own.filter((name) => /\\.tsx?$/.test(name) && !name.includes("/static/media/")),
      tools: ["typescript", "vitest", "@playwright", "tailwindcss"].filter((name) => readdirSync("/app/node_modules").includes(name)),
    }));`;
  const { uid, megabytes, sources, tools } = JSON.parse(await runInImage(explorerImage, look));
  test.info().annotations.push({ type: "measured", description: `${Math.round(megabytes)} MB besides the base` });
  expect(uid).toBe(10001);
  expect(megabytes).toBeLessThanOrEqual(megabytesMax);
  expect({ sources, tools }).toEqual({ sources: [], tools: [] });
});

test("Redis and nginx as Debian packages them are built", async () => {
  test.skip(process.env.E2E_DEBIAN_SERVERS_IMAGE !== undefined, "E2E_DEBIAN_SERVERS_IMAGE names one that is there already");
  await build(debianServersImage, "e2e/cluster/debian-servers.dockerfile", "e2e/cluster");
  await load(debianServersImage);
});

/** buildah, or docker: the first that is there. buildah without namespaces of its own, which a container would not let it have. */
function builder(): "buildah" | "docker" {
  for (const program of ["buildah", "docker"] as const) {
    try {
      execFileSync(program, ["--version"], { stdio: "ignore" });
      return program;
    } catch {
      // Not this one.
    }
  }
  throw new Error(
    "The image is built with buildah or docker: install one, or name an image that the cluster can pull in E2E_EXPLORER_IMAGE.",
  );
}

async function build(image: string, file: string, context: string): Promise<void> {
  const program = builder();
  const own = program === "buildah" ? ["--isolation", "chroot", "--layers"] : [];
  await run(program, ["build", ...own, "--tag", image, "--file", file, context], { cwd: root, maxBuffer: outputBytesMax });
}

/** Hands the image to the cluster's nodes by the command in E2E_LOAD_IMAGE, which is given a docker archive's path. */
async function load(image: string): Promise<void> {
  const command = process.env.E2E_LOAD_IMAGE;
  if (!command) throw new Error('Say in E2E_LOAD_IMAGE how an image gets into the cluster, such as "kind load image-archive".');
  const folder = await mkdtemp(join(tmpdir(), "image-"));
  const archive = join(folder, "image.tar");
  try {
    if (builder() === "buildah") await run("buildah", ["push", "--quiet", image, `docker-archive:${archive}:${image}`]);
    else await run("docker", ["save", "--output", archive, image]);
    await run("sh", ["-c", `${command} "$0"`, archive], { maxBuffer: outputBytesMax });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs a script with the image's own Node, as the image's own user, and answers what it printed. */
async function runInImage(image: string, script: string): Promise<string> {
  if (builder() === "docker") return (await run("docker", ["run", "--rm", image, "node", "-e", script])).stdout;
  const container = (await run("buildah", ["from", image])).stdout.trim();
  try {
    return (await run("buildah", ["run", "--isolation", "chroot", container, "--", "node", "-e", script])).stdout;
  } finally {
    await run("buildah", ["rm", container]);
  }
}
