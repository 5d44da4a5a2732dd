import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { configKeys, parseConfig } from "./config.ts";

describe("settings", () => {
  test("an empty environment is a good one", () => {
    expect(parseConfig({})).toEqual({
      cluster: "auto",
      readOnly: false,
      port: 3000,
      hostname: "127.0.0.1",
      basePath: "",
      allowedHosts: [],
      labSpeed: 1,
      logLevel: "info",
    });
  });

  test("every setting arrives", () => {
    const config = parseConfig({
      CLUSTER: "kubeconfig",
      KUBECONFIG: "/a:/b",
      KUBE_CONTEXT: "staging",
      NAMESPACES: "shop, billing",
      READ_ONLY: "true",
      PORT: "8080",
      BASE_PATH: "/tools/statefulsets",
      ALLOWED_HOSTS: "Explorer.example, sets.example:8443,[::2]:80",
      CLUSTER_NETWORK_PROXY: "http://127.0.0.1:8888",
      KUBERNETES_SERVICE_HOST: "10.0.0.1",
      KUBERNETES_SERVICE_PORT: "6443",
      LAB_SCENARIO: "hostile-texts",
      LAB_SPEED: "12.5",
    });
    expect(config).toMatchObject({
      context: "staging",
      namespaces: ["shop", "billing"],
      readOnly: true,
      port: 8080,
      basePath: "/tools/statefulsets",
      allowedHosts: ["explorer.example", "sets.example", "[::2]"],
      networkProxy: "http://127.0.0.1:8888",
      inClusterAddress: { host: "10.0.0.1", port: "6443" },
      labScenario: "hostile-texts",
      labSpeed: 12.5,
    });
  });

  test("says everything that is wrong at once, and by name", () => {
    const bad = {
      CLUSTER: "minikube",
      PORT: "99999",
      NAMESPACES: "Shop",
      CLUSTER_NETWORK_PROXY: "socks5://x",
      LAB_SPEED: "0.5",
      LOG_LEVEL: "loud",
    };
    expect(() => parseConfig(bad)).toThrow(/CLUSTER.*NAMESPACES.*PORT.*CLUSTER_NETWORK_PROXY.*LAB_SPEED.*LOG_LEVEL/);
  });

  test.each([
    ["*.example.com", "ALLOWED_HOSTS: must name each host in full"],
    ["*", "ALLOWED_HOSTS: must name each host in full"],
    ["https://explorer.example.com", "ALLOWED_HOSTS: must be host names such as"],
    ["explorer.example.com/tools", "ALLOWED_HOSTS: must be host names such as"],
    ["a b", "ALLOWED_HOSTS: must be host names such as"],
  ])("the hosts %j are refused in one sentence", (hosts, sentence) => {
    expect(() => parseConfig({ ALLOWED_HOSTS: `fine.example,${hosts}` })).toThrow(new RegExp(`^[^;]*${sentence}[^;]*$`));
  });

  test("a base path that is none is refused in one sentence", () => {
    expect(() => parseConfig({ BASE_PATH: "tools/" })).toThrow(/BASE_PATH: must be empty or a path such as \/tools\/statefulsets/);
  });

  test("the README names every key", () => {
    const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
    expect(configKeys.filter((key) => !readme.includes(`\`${key}\``))).toEqual([]);
  });
});
