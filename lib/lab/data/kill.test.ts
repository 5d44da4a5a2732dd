import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { createRandom } from "../random.ts";
import { openDataDirectory } from "./data-directory.ts";

const writer = fileURLToPath(new URL("../testing/kept-writer.ts", import.meta.url));
/** Short, so that many of the kills fall into a change of snapshots. */
const journalBytes = 20_000;
const kills = 16;
const writesMax = 900;
/** In the name of the test, which a failure prints. */
const seed = Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 2 ** 32));

const directory = mkdtempSync(join(tmpdir(), "lab-kill-"));
afterAll(() => rmSync(directory, { recursive: true }));

type Told = [version: number, type: string, name: string, uid: string, value: string];

/** Runs the writer until it has told of so many writes, kills it, and answers all that it told. */
function runAndKill(path: string, seed: number, writes: number): Promise<Told[]> {
  const child = spawn(process.execPath, [writer, path, String(seed), String(journalBytes)], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => {
    text += chunk.toString();
    if (text.split("\n").length > writes) child.kill("SIGKILL");
  });
  return new Promise((resolve) => {
    child.once("close", () => {
      const whole = text
        .slice(0, text.lastIndexOf("\n") + 1)
        .split("\n")
        .filter(Boolean);
      resolve(whole.map((line) => JSON.parse(line) as Told));
    });
  });
}

test.each([seed])(
  "killed at any moment, a lab has every answered write when it starts again, and gives no uid out twice (KILL_SEED=%i)",
  async () => {
    const random = createRandom(seed);
    const path = join(directory, "killed");
    const expected = new Map<string, { uid: string; value: string }>();
    const uids = new Set<string>();
    let [births, version] = [0, 0];
    for (let kill = 0; kill < kills; kill++) {
      const told = await runAndKill(path, seed + kill, Math.floor(random.next() * writesMax));
      for (const [at, type, name, uid, value] of told) {
        version = at;
        if (type === "DELETED") expected.delete(name);
        else expected.set(name, { uid, value });
        if (type === "ADDED") births += 1;
        if (type === "ADDED") uids.add(uid);
      }
      const { kept, release } = openDataDirectory(path, "none", journalBytes);
      release();
      const found = new Map(kept?.objects.map(({ object }) => [object.metadata.name, partsOf(object)]));
      // At most one write was on its way: kept, and its answer cut off.
      const ahead = (kept?.version ?? 0) - version;
      expect([0, 1]).toContain(ahead);
      const differ = [...new Set([...found.keys(), ...expected.keys()])].filter(
        (name) => JSON.stringify(found.get(name)) !== JSON.stringify(expected.get(name)),
      );
      expect(differ.length).toBeLessThanOrEqual(ahead);
      for (const name of differ) {
        const now = found.get(name);
        if (now && now.uid !== expected.get(name)?.uid) {
          births += 1;
          uids.add(now.uid);
        }
        if (now) expected.set(name, now);
        else expected.delete(name);
      }
      version += ahead;
    }
    expect(births).toBeGreaterThan(kills);
    expect(uids.size).toBe(births);
    expect(readdirSync(path).filter((entry) => /^(snapshot|journal)-/.test(entry)).length).toBeLessThanOrEqual(4);
  },
  60_000,
);

function partsOf(object: object): { uid: string; value: string } {
  const { metadata, data } = object as { metadata: { uid: string }; data: { value: string } };
  return { uid: metadata.uid, value: data.value };
}
