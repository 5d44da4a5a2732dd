import { request } from "undici";
import { expect, test } from "vitest";
import { labForEachTest } from "../testing/lab-for-each-test.ts";

const claim = "default/data-myapp-stateful-0";

const lab = labForEachTest();
const { set } = lab;

/** What the app answers, asked through the API server's proxy; undefined while it is not reached. */
async function askApp(path: string): Promise<[number, string] | undefined> {
  const { statusCode, body } = await request(`${lab.url}/api/v1/namespaces/default/pods/myapp-stateful-0:8000/proxy${path}`);
  const text = (await body.text()).trim();
  return statusCode === 503 ? undefined : [statusCode, text];
}

for (const fault of ["volume-full", "volume-read-only"] as const) {
  test(`${fault}: reading works and counting does not, until it is ended`, async () => {
    await lab.until("the app answers", () => askApp("/visits"));
    await set({ fault, claim });
    expect((await askApp("/visit"))?.[0]).toBe(500);
    expect(await askApp("/visits")).toEqual([200, "132"]);
    await lab.control.faults.endAll();
    expect(await askApp("/visit")).toEqual([200, "133"]);
  });
}

test("a claim that is not there is refused by its name", async () => {
  await expect(set({ fault: "volume-full", claim: "default/nobody" })).rejects.toMatchObject({
    code: "not_found",
    message: "There is no claim default/nobody in the lab now.",
  });
});
