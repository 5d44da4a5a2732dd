import { gzipSync } from "node:zlib";
import type { WireSecret } from "../../controllers/objects/cluster-objects.ts";

/** What helm installed, as far as its commands show it. */
export interface HelmRelease {
  name: string;
  chart: string;
  chartVersion: string;
  appVersion: string;
  /** NOTES.txt, as `helm get notes` prints it. */
  notes: string;
}

const namespace = "default";

/** The Secret in which helm keeps a release that was installed at that moment (helm.sh/helm/v3 pkg/storage/driver/secrets.go): JSON, packed, base64 twice. */
export function helmReleaseSecret({ name, chart, chartVersion, appVersion, notes }: HelmRelease, at: number): WireSecret {
  const installed = new Date(at).toISOString();
  const info = {
    first_deployed: installed,
    last_deployed: installed,
    deleted: "",
    description: "Install complete",
    status: "deployed",
    notes,
  };
  const metadata = { name: chart, version: chartVersion, appVersion, apiVersion: "v2", type: "application" };
  const release = {
    name,
    info,
    chart: { metadata, templates: [], values: {} },
    config: {},
    manifest: "",
    hooks: [],
    version: 1,
    namespace,
  };
  const packed = gzipSync(JSON.stringify(release)).toString("base64");
  return {
    apiVersion: "v1",
    kind: "Secret",
    metadata: {
      name: `sh.helm.release.v1.${name}.v1`,
      namespace,
      labels: { modifiedAt: String(Math.floor(at / 1000)), name, owner: "helm", status: "deployed", version: "1" },
    },
    type: "helm.sh/release.v1",
    data: { release: Buffer.from(packed).toString("base64") },
  };
}
