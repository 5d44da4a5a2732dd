import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { podNetwork } from "./pod-network.ts";

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "resolv-"));
});
afterAll(() => rm(directory, { recursive: true }));

async function networkOf(text: string) {
  const path = join(directory, "resolv.conf");
  await writeFile(path, text);
  return await podNetwork(path);
}

test("the pod's own resolv.conf says which DNS servers are asked, and the cluster's domain", async () => {
  expect(await networkOf("search a.svc.k8s.example svc.k8s.example\nnameserver 169.254.20.10\nnameserver fd00::10\n")).toEqual({
    domain: "k8s.example",
    dns: [
      { host: "169.254.20.10", port: 53 },
      { host: "fd00::10", port: 53 },
    ],
  });
});

test("with dnsPolicy Default the domain stays unknown, and a sentence says why", async () => {
  expect(await networkOf("search corp.example\nnameserver 192.0.2.53\n")).toEqual({
    domainProblem: expect.stringContaining("<namespace>.svc.<domain>"),
    dns: [{ host: "192.0.2.53", port: 53 }],
  });
});

test("without the file nothing is known, and that is said", async () => {
  expect(await podNetwork(join(directory, "none"))).toEqual({ domainProblem: expect.stringContaining("could not be read") });
});
