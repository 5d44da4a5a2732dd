import { afterEach, expect, test } from "vitest";
import { LabKeeper } from "./lab-keeper.ts";

let keeper: LabKeeper;
let isShown = true;

function keep(readOnly: boolean): LabKeeper {
  isShown = true;
  keeper = new LabKeeper({ note: () => {}, isShown: () => isShown, readOnly, scenario: "none" });
  return keeper;
}

afterEach(() => keeper.close());

test("there is no lab before it is shown, nor while another cluster is", async () => {
  const lab = keep(false);
  await expect(lab.getFaults()).rejects.toMatchObject({ code: "not_found" });
  await lab.start();
  expect((await lab.getFaults()).active).toEqual([]);
  isShown = false;
  for (const asked of [lab.getFaults(), lab.getScenarios(), lab.getKubeconfig(), lab.setFault({ fault: "dns-down" }), lab.endFaults()]) {
    await expect(asked).rejects.toMatchObject({ code: "not_found" });
  }
});

test("a read-only explorer shows everything of the lab and changes nothing", async () => {
  const lab = keep(true);
  await lab.start();
  expect((await lab.getFaults()).catalogue.length).toBeGreaterThan(5);
  expect((await lab.getScenarios()).speed).toBe(1);
  for (const asked of [
    lab.setFault({ fault: "dns-down" }),
    lab.endFault("dns-down-1"),
    lab.endFaults(),
    lab.loadScenario("ordered"),
    lab.reset(),
  ]) {
    await expect(asked).rejects.toMatchObject({ code: "forbidden" });
  }
  expect((await lab.getFaults()).active).toEqual([]);
});

test("a scenario that there is not is refused with those that there are", async () => {
  keeper = new LabKeeper({ note: () => {}, isShown: () => true, readOnly: false, scenario: "nothing-of-that-name" });
  await expect(keeper.start()).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining("myapp-stateful") });
  keeper = keep(false);
});
