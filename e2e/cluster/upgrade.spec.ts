import type { Page } from "@playwright/test";
import { countOf, rowOf } from "../board-page.ts";
import { demo, expect, explorerPods, release, test } from "./installation.ts";
import { startVisitor } from "./visitor.ts";

/** What a page that is looked at may be without an explorer that can be reached. */
const gapMsMax = 5_000;

test("upgraded to two replicas, rolled, rolled back and killed, while I watch: the page comes back by itself and loses nothing", async ({
  page,
  namespace,
  installation,
}) => {
  await installation.install("demo.enabled=true");
  const url = await installation.open();
  await page.goto(`${url}/statefulsets/${namespace.name}/${demo}`);
  await expect(rowOf(page, 2)).toContainText("by name");
  const visitor = await startVisitor(namespace);
  const visit = () => visitor.get(`http://${demo}-0.${demo}:8080/visit`);
  await observe(page);

  const steps: readonly (readonly [string, () => Promise<unknown>])[] = [
    ["upgraded to two replicas", () => installation.upgrade("demo.enabled=true", "replicas=2")],
    ["both replicas rolled", () => installation.upgrade("demo.enabled=true", "replicas=2", "podAnnotations.turn=second")],
    ["rolled back", () => installation.helm("rollback", release, "2", "--wait")],
  ];
  let visits = 0;
  for (const [name, step] of steps) {
    await test.step(name, async () => {
      const [outcome] = await Promise.all([step(), visit().then(() => (visits += 1))]);
      expect(outcome).toBeDefined();
      await expect.poll(() => countOf(page, 0)).toBe(visits);
      await expect(page.getByRole("banner")).toContainText("Live");
    });
  }

  await test.step("each replica killed at once, without a warning", async () => {
    for (const { name } of await explorerPods(namespace)) {
      await namespace.kubectl("delete", "pod", name, "--force", "--grace-period=0");
      await visit();
      visits += 1;
      await expect.poll(() => countOf(page, 0)).toBe(visits);
      await namespace.kubectl("rollout", "status", `deployment/${release}`, "--timeout=60s");
    }
  });

  const { gaps, rowsMin } = await observed(page);
  const unreached = gaps.map((gap) => gapWithin(gap, installation.forwardBeginnings()));
  const worst = (ms: readonly number[]) => Math.round(Math.max(...ms));
  test.info().annotations.push({
    type: "measured",
    description: `without its explorer ${gaps.length} times, ${worst(unreached)} ms at most; ${worst(gaps.map(({ from, to }) => to - from))} ms with kubectl's port-forward beginning anew`,
  });
  expect(rowsMin).toBe(3);
  expect(gaps).not.toEqual([]);
  expect(worst(unreached)).toBeLessThanOrEqual(gapMsMax);
});

/** For so long the page was not live, in milliseconds since 1970. */
interface Gap {
  from: number;
  to: number;
}

interface Observed {
  gaps: readonly Gap[];
  /** The fewest rows that the board had. */
  rowsMin: number;
}

/**
 * How long of a gap an explorer could be reached: a port-forward is bound to one pod and ends with it, and until kubectl has begun another, nobody
 * could answer the page.
 */
function gapWithin({ from, to }: Gap, beginnings: readonly number[]): number {
  const begun = beginnings.filter((at) => at > from && at < to);
  return to - Math.max(from, ...begun);
}

/** From now on the page itself notes when it is not live, and how many rows it has: nothing that is shown for a moment is missed. */
async function observe(page: Page): Promise<void> {
  await page.evaluate(() => {
    const noted = { gaps: [] as { from: number; to: number }[], rowsMin: Number.POSITIVE_INFINITY };
    let wasLive = true;
    const look = () => {
      const isLive = document.querySelector("header")?.textContent?.includes("Live") ?? false;
      noted.rowsMin = Math.min(noted.rowsMin, document.querySelectorAll("tr[data-ordinal]").length);
      const now = Date.now();
      if (!isLive && wasLive) noted.gaps.push({ from: now, to: now });
      const last = noted.gaps.at(-1);
      if (last && (!isLive || !wasLive)) last.to = now;
      wasLive = isLive;
    };
    look();
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(globalThis, { noted });
  });
}

function observed(page: Page): Promise<Observed> {
  return page.evaluate(() => (globalThis as unknown as { noted: Observed }).noted);
}
