import { describe, expect, it } from "vitest";
import { greet } from "./greeting.ts";

const url = "http://127.0.0.1:3000";

describe("greet", () => {
  it("names the lab as what it is", () => {
    const text = greet({ url, cluster: { source: "lab", context: "lab" }, readOnly: false, ready: true }).join("\n");
    expect(text).toContain(url);
    expect(text).toContain("lab: the embedded miniature cluster");
    expect(text).toContain("Ctrl+C");
  });

  it("names context, address and version of a cluster, and that nothing is changed in it", () => {
    const cluster = { source: "kubeconfig", context: "prod", server: "https://10.0.0.1:6443", version: "v1.35.4" } as const;
    const text = greet({ url, cluster, readOnly: true, ready: true }).join("\n");
    expect(text).toContain("prod at https://10.0.0.1:6443, Kubernetes v1.35.4");
    expect(text).toContain("read-only");
    expect(text).not.toContain("lab");
  });

  it("says so when the cluster is still being read", () => {
    const cluster = { source: "kubeconfig", context: "prod", server: "https://10.0.0.1:6443" } as const;
    expect(greet({ url, cluster, readOnly: false, ready: false }).join("\n")).toContain("prod at https://10.0.0.1:6443 (still being read)");
  });
});
