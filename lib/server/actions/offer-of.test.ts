import { expect, it } from "vitest";
import { labScene } from "../testing/lab-scene.ts";
import { offerOf } from "./offer-of.ts";

const scene = labScene();

it("offers what a role allows for the set by its name", async () => {
  const review = (_verb: string, _resource: string, _namespace: string, name?: string) => Promise.resolve(name === "web");
  const cluster = { asPerson: () => scene.cluster.asPerson(), review, user: "anna", network: undefined };
  expect(await offerOf(cluster, "scale", { namespace: "default", name: "web" })).toEqual({ allowed: true });
  const other = await offerOf(cluster, "scale", { namespace: "default", name: "db" });
  expect(other).toMatchObject({ allowed: false, missing: { right: "get statefulsets.apps in namespace default" } });
});

it("names no missing right where the API server does not say", async () => {
  const cluster = { asPerson: () => scene.cluster.asPerson(), review: () => Promise.resolve(undefined), user: "anna", network: undefined };
  const offer = await offerOf(cluster, "scale", { namespace: "default", name: "web" });
  expect(offer).toEqual({ allowed: false, why: "The API server does not say whether you may get statefulsets. Try again in a moment." });
});
