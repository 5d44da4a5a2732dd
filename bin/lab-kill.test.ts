import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { createRandom } from "../lib/lab/random.ts";

const script = fileURLToPath(new URL("lab.ts", import.meta.url));
const directory = mkdtempSync(join(tmpdir(), "lab-kill-"));
const kills = 6;
const writers = 4;
const writesMax = 120;
/** In the name of the test, which a failure prints. */
const seed = Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 2 ** 32));

let child: ChildProcess | undefined;
afterAll(() => {
  child?.kill("SIGKILL");
  rmSync(directory, { recursive: true, force: true });
});

/** A lab on the same directory as the one before it. */
function startLab(): Promise<{ url: string; kill: () => Promise<void> }> {
  const options = ["--data", join(directory, "data"), "--kubeconfig", join(directory, "kubeconfig"), "--no-node"];
  const started = spawn(process.execPath, [script, ...options], { stdio: ["ignore", "pipe", "inherit"] });
  child = started;
  const ended = new Promise<void>((resolve) => started.once("close", () => resolve()));
  let text = "";
  return new Promise((resolve, reject) => {
    void ended.then(() => reject(new Error(`The lab ended early: ${text}`)));
    started.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const [, url] = /listens on (\S+), [\s\S]*Ctrl-C/.exec(text) ?? [];
      if (url !== undefined)
        resolve({
          url,
          kill: () => {
            started.kill("SIGKILL");
            return ended;
          },
        });
    });
  });
}

interface ConfigMap {
  metadata: { name: string; uid: string };
  data: { value: string };
}

/** What a client knows for certain, and what it has asked for and was not told the end of. */
class Client {
  readonly known = new Map<string, string>();
  readonly open = new Map<string, string>();
  answered = 0;

  async write(url: string, name: string, value: string): Promise<void> {
    const base = `${url}/api/v1/namespaces/default/configmaps`;
    const isNew = !this.known.has(name);
    this.open.set(name, value);
    const body = JSON.stringify({ apiVersion: "v1", kind: "ConfigMap", metadata: { name }, data: { value } });
    const headers = { "content-type": "application/json" };
    const sent = await fetch(isNew ? base : `${base}/${name}`, { method: isNew ? "POST" : "PUT", headers, body });
    await sent.text();
    if (!sent.ok) throw new Error(`The lab refused a write with ${sent.status}`);
    this.known.set(name, value);
    this.open.delete(name);
    this.answered += 1;
  }
}

test.each([seed])(
  "killed at any moment, the lab has every write that it answered to a client (KILL_SEED=%i)",
  async () => {
    const random = createRandom(seed);
    const client = new Client();
    const uids = new Map<string, string>();
    for (let round = 0; round <= kills; round++) {
      const { url, kill } = await startLab();
      const answer = await fetch(`${url}/api/v1/namespaces/default/configmaps?labelSelector=`);
      const { items } = (await answer.json()) as { items: ConfigMap[] };
      const found = new Map(items.filter(({ metadata }) => metadata.name.startsWith("map-")).map((item) => [item.metadata.name, item]));
      for (const [name, value] of client.known) expect([value, client.open.get(name)]).toContain(found.get(name)?.data.value);
      for (const name of found.keys()) expect(client.known.has(name) || client.open.has(name)).toBe(true);
      for (const [name, { metadata, data }] of found) {
        expect(uids.get(name) ?? metadata.uid).toBe(metadata.uid);
        uids.set(name, metadata.uid);
        client.known.set(name, data.value);
      }
      client.open.clear();
      const until = client.answered + Math.floor(random.next() * writesMax);
      const work = Array.from({ length: writers }, async (_, writer) => {
        for (let i = 0; i < 2 * writesMax; i++) {
          await client.write(url, `map-${writer}-${i % 20}`, random.suffix(20));
          if (client.answered >= until) await kill();
        }
      });
      const ends = await Promise.allSettled(work);
      expect(ends.every(({ status }) => status === "rejected")).toBe(true);
    }
    expect(new Set(uids.values()).size).toBe(uids.size);
    expect(client.answered).toBeGreaterThan(kills);
  },
  60_000,
);
