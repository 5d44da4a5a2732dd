import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { helmFor, helmVersions } from "../../e2e/helm.ts";
import about from "../../package.json" with { type: "json" };
import { chartFolder, hasHelm, parseManifests, template } from "./helm-template.ts";

interface About {
  name: string;
  version: string;
  appVersion: string;
  annotations: Record<string, string>;
}

const readAbout = async () => parse(await readFile(join(chartFolder, "Chart.yaml"), "utf8")) as About;

it("the chart is for the explorer of this version, and names its image", async () => {
  const { name, appVersion, annotations } = await readAbout();
  expect({ name, version: appVersion }).toEqual({ name: about.name, version: about.version });
  expect(parse(annotations["artifacthub.io/images"] ?? "")).toEqual([{ name, image: `${name}:${appVersion}` }]);
});

describe.skipIf(!hasHelm).each(helmVersions)("helm %s", (version) => {
  const helm = () => helmFor(undefined, version);
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "chart-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("finds nothing to complain of, strictly", async () => {
    expect(await helm()("lint", "--strict", chartFolder)).toContain("1 chart(s) linted, 0 chart(s) failed");
  });

  it("packs what it renders, and neither tests nor their tools", async () => {
    await helm()("package", chartFolder, "--destination", folder);
    const { name, version: packed } = await readAbout();
    const { stdout } = await promisify(execFile)("tar", ["-tzf", join(folder, `${name}-${packed}.tgz`)]);
    const files = stdout.trim().split("\n").sort();
    expect(files).toContain(`${name}/files/check-installation.mjs`);
    expect(files).toContain(`${name}/templates/tests/check-installation.yaml`);
    expect(files.filter((file) => /\.ts$|golden|cases|tsconfig/.test(file))).toEqual([]);
  });

  it("installs it as part of another chart, which may hand it values for all", async () => {
    const parent = join(folder, "parent");
    await mkdir(join(parent, "charts"), { recursive: true });
    await cp(chartFolder, join(parent, "charts", "statefulset-explorer"), { recursive: true });
    await writeFile(join(parent, "Chart.yaml"), stringify({ apiVersion: "v2", name: "parent", version: "1.0.0" }));
    await writeFile(join(parent, "values.yaml"), stringify({ global: { region: "here" }, "statefulset-explorer": { replicas: 2 } }));
    const manifests = parseManifests(await template(version, [], { chart: parent, name: "all" }));
    expect(manifests.find(({ kind }) => kind === "Deployment")?.spec).toMatchObject({ replicas: 2 });
  });
});
