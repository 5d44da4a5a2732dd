import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { findKubectl } from "../kubectl.ts";
import { unpackProgram } from "../unpack-program.ts";
import { explorerImage } from "./image-names.ts";
import { chart, expect, release, test } from "./installation.ts";

const outputBytesMax = 16 * 1024 * 1024;

test("docs/install.md, followed line by line", async ({ namespace }) => {
  const page = await readFile(join(chart, "../docs/install.md"), "utf8");
  const folder = await mkdtemp(join(tmpdir(), "install-"));
  await symlink(chart, join(folder, "chart"));
  const [values = ""] = blocks(page, "yaml");
  await writeFile(join(folder, "ingress.yaml"), values);
  const path = [dirname(unpackProgram("helm") ?? "helm"), dirname(findKubectl(process.env)), process.env.PATH].join(delimiter);
  const options = { cwd: folder, env: { ...process.env, PATH: path, HOME: folder, KUBECONFIG: namespace.kubeconfig } };
  const [here, shop, billing] = [`${namespace.name}-page`, `${namespace.name}-shop`, `${namespace.name}-billing`];
  const image = explorerImage.lastIndexOf(":");
  /** The page's names are taken by whoever follows it; a story has its own, and an image that is there. */
  const toOurs = (command: string) =>
    command
      .replaceAll(`namespace ${release}`, `namespace ${here}`)
      .replaceAll(/\bshop\b/g, shop)
      .replaceAll(/\bbilling\b/g, billing)
      .replace(`registry.example.org/${release}`, `${explorerImage.slice(0, image)},image.tag=${explorerImage.slice(image + 1)}`);

  const commands = blocks(page, "sh").flatMap((block) => block.split(/(?<!\\)\n/));
  expect(commands.length).toBeGreaterThan(12);
  try {
    for (const command of commands.filter((line) => !line.startsWith("docker "))) {
      await test.step(command, async () => {
        if (command.includes("port-forward")) await openThrough(toOurs(command), options);
        else await promisify(execFile)("sh", ["-c", toOurs(command)], { ...options, maxBuffer: outputBytesMax });
      });
    }
    // Its last line deletes the namespace; what is not in it is gone as well.
    expect(await namespace.kubectl("get", "clusterrole", "-o", "name")).not.toContain(here);
  } finally {
    await namespace.kubectl("delete", "namespace", here, shop, billing, "--ignore-not-found", "--wait=false");
    await rm(folder, { recursive: true, force: true });
  }
});

function blocks(page: string, language: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)\\n\`\`\`$`, "gms"))].map(([, block = ""]) => block);
}

/** Runs the port-forward on a port that is free here, asks the explorer through it, and ends it. */
async function openThrough(command: string, options: { cwd: string; env: NodeJS.ProcessEnv }): Promise<void> {
  const child = spawn("sh", ["-c", `exec ${command.replace("3000:", ":")}`], { ...options, stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  try {
    for await (const line of createInterface(child.stdout)) {
      const [address] = /127\.0\.0\.1:\d+/.exec(line) ?? [];
      if (address === undefined) continue;
      const answer = await fetch(`http://${address}/api/statefulsets`);
      expect(answer.status).toBe(200);
      return;
    }
    throw new Error("The port-forward ended before it began.");
  } finally {
    child.kill();
    await exited;
  }
}
