import { expect, it } from "vitest";
import { claimRecipe } from "./claim-recipe.ts";

const set = { namespace: "default", name: "web" };

it("patches the claims, takes the set away without its pods, and makes it again", () => {
  const commands = claimRecipe(set, "data", ["data-web-0"], "2Gi");
  expect(commands[0]).toBe(
    `kubectl -n default patch pvc data-web-0 --type merge -p '{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}'`,
  );
  expect(commands[1]).toContain("get statefulset web -o json");
  expect(commands.slice(2)).toEqual([
    "kubectl -n default delete statefulset web --cascade=orphan",
    "kubectl -n default create -f web.json",
  ]);
});

it("puts nothing into a shell that is no name or size", () => {
  expect(claimRecipe({ ...set, name: "web; rm" }, "data", [], "2Gi")).toEqual([]);
  expect(claimRecipe(set, "data", [], "2Gi'")).toEqual([]);
});
