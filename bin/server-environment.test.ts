import { describe, expect, it } from "vitest";
import { parseConfig } from "../lib/server/config.ts";
import { parseCommandLine } from "./launch-options.ts";
import { toServerEnvironment } from "./server-environment.ts";

function environment(args: string[], env: Record<string, string> = {}): Record<string, string> {
  const asked = parseCommandLine(args, "1");
  if ("text" in asked) throw new Error("a text instead of options");
  return toServerEnvironment(asked.options, env);
}

describe("toServerEnvironment", () => {
  it("serves on loopback, whatever HOSTNAME says", () => {
    expect(environment([], { HOSTNAME: "web-0" }).HOSTNAME).toBe("127.0.0.1");
  });

  it("logs warnings only, unless LOG_LEVEL says otherwise", () => {
    expect(environment([]).LOG_LEVEL).toBe("warn");
    expect(environment([], { LOG_LEVEL: "debug" }).LOG_LEVEL).toBe("debug");
  });

  it("leaves the environment's settings where the command line is silent", () => {
    const env = { CLUSTER: "in-cluster", PORT: "4000", NAMESPACES: "a", READ_ONLY: "true", KUBE_CONTEXT: "c" };
    expect(environment([], env)).toMatchObject(env);
  });

  it("lets the command line win over the environment", () => {
    const env = { CLUSTER: "lab", PORT: "4000", KUBECONFIG: "other", NAMESPACES: "z" };
    expect(
      parseConfig(environment(["--port", "5000", "--kubeconfig", "mine", "--context", "c", "-n", "a,b", "--read-only"], env)),
    ).toMatchObject({
      cluster: "kubeconfig",
      port: 5000,
      kubeconfig: "mine",
      context: "c",
      namespaces: ["a", "b"],
      readOnly: true,
    });
  });

  it("takes --lab over a kubeconfig in the environment", () => {
    expect(environment(["--lab"], { CLUSTER: "kubeconfig", KUBECONFIG: "k" }).CLUSTER).toBe("lab");
  });

  it.each([["--kubeconfig"], ["--context"]])("takes %s for the choice of a cluster, which is never silently the lab", (option) => {
    expect(environment([option, "x"]).CLUSTER).toBe("kubeconfig");
  });
});
