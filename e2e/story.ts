import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { stringify } from "yaml";
import { startExplorer } from "./explorer.ts";
import { applyManifest, type Kubectl, kubectlFor } from "./kubectl.ts";

/** The lab behind the page: driven with kubectl, and brought to trouble. */
export interface LabDriver {
  kubectl: Kubectl;
  /** Creates these objects, or changes them to be so. */
  apply(...manifests: readonly object[]): Promise<void>;
  setFault(fault: Readonly<Record<string, string | number>>): Promise<void>;
  endFaults(): Promise<void>;
}

/**
 * What every story has: an explorer and a lab of its own, started as a person starts them, so that no story finds what another left behind;
 * and a page that fails the story when it complains on its console.
 */
export const test = base.extend<{ lab: LabDriver; quiet: undefined; scenario: string; speed: string; expectedComplaint: string }>({
  scenario: ["myapp-stateful", { option: true }],
  /** Seconds of the lab in one of ours: a pod takes as long to become ready as a real one. */
  speed: ["10", { option: true }],
  /** What the browser itself will write on the console when it is told of a failure, for a story in which one is meant. */
  expectedComplaint: ["", { option: true }],
  baseURL: async ({ scenario, speed }, provide) => {
    const explorer = await startExplorer(["--lab"], { LAB_SCENARIO: scenario, LAB_SPEED: speed });
    await provide(explorer.url);
    await explorer.stop();
  },
  lab: async ({ baseURL }, provide) => {
    const folder = await mkdtemp(join(tmpdir(), "story-"));
    const kubeconfig = join(folder, "kubeconfig");
    const answer = await fetch(`${baseURL}/lab/kubeconfig`);
    expect(answer.status).toBe(200);
    await writeFile(kubeconfig, await answer.text(), { mode: 0o600 });
    const send = async (method: string, body?: unknown) => {
      const sent = await fetch(`${baseURL}/lab/faults`, {
        method,
        headers: { "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      expect(sent.status, await sent.text()).toBe(200);
    };
    const apply = async (...manifests: readonly object[]) => {
      await applyManifest(kubeconfig, manifests.map((manifest) => stringify(manifest)).join("---\n"));
    };
    await provide({ kubectl: kubectlFor(kubeconfig), apply, setFault: (fault) => send("POST", fault), endFaults: () => send("DELETE") });
    await rm(folder, { recursive: true, force: true });
  },
  quiet: [
    async ({ page, expectedComplaint }, provide) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        const isMeant = expectedComplaint !== "" && message.text().includes(expectedComplaint);
        if (!isMeant && (message.type() === "error" || message.type() === "warning")) complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      await provide(undefined);
      expect(complaints, "the page complained on its console").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Axe, with all of its rules, finds nothing on the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}
