import { expect, it } from "vitest";
import { systemClock } from "../../clock.ts";
import { forecastRequest } from "../../simulation/testing/forecast-request.ts";
import { labScene } from "../testing/lab-scene.ts";
import { CopyDesk } from "./copy-desk.ts";

const scene = labScene({ readOnly: true });

it("is refused where nothing is changed, with the sentence that the other actions have, and nothing is created", async () => {
  const desk = new CopyDesk({ clock: systemClock, time: scene.lab.control.clock, cluster: scene.cluster });
  const signal = new AbortController().signal;
  const off = "The explorer was started read-only: it changes nothing.";
  const forecast = forecastRequest({ set: { name: "myapp-stateful" } });
  const choice = { namespace: "default", claims: "none", keep: false } as const;
  const request = { forecast, of: { kind: "live", uid: scene.set().uid } as const, choice };
  expect(await desk.list(signal)).toMatchObject({ found: [], off });
  expect((await desk.plan(request, signal)).forbids).toEqual([off]);
  await expect(desk.run(request, signal)).rejects.toThrow(`Nothing was created. ${off}`);
  await expect(desk.remove({ namespace: "default", run: "kube-root-ca.crt", uid: "x" })).rejects.toThrow("is of no run on copies");
});
