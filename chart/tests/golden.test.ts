import { describe, expect, it } from "vitest";
import { helmVersions } from "../../e2e/helm.ts";
import { caseNames, flagsOfCase, hasHelm, template } from "./helm-template.ts";

/** `vitest run chart/tests/golden.test.ts -u` writes down what is rendered now; read the difference before it is believed. */
describe.skipIf(!hasHelm).each(helmVersions)("helm %s", (version) => {
  it.each(caseNames)("renders %s as it is written down", async (name) => {
    // The test's pod has a page of its own below: its script would be in every one of these.
    const rendered = await template(version, [...flagsOfCase(name), "--skip-tests"]);
    await expect(rendered).toMatchFileSnapshot(`golden/${name}.yaml`);
  });

  it("renders the pod of `helm test` as it is written down", async () => {
    const rendered = await template(version, ["--show-only", "templates/tests/check-installation.yaml"]);
    await expect(rendered).toMatchFileSnapshot("golden/helm-test.yaml");
  });
});
