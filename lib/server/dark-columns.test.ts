import { describe, expect, test } from "vitest";
import { darkColumn } from "./dark-columns.ts";

describe("a column without the right to fill it", () => {
  test("names the right, in words and as a command that grants it", () => {
    const { right, message, command } = darkColumn("endpointslices", "shop", "ada");
    expect(right).toBe("list endpointslices.discovery.k8s.io in namespace shop");
    expect(message).toBe('"ada" may not list endpointslices.discovery.k8s.io in namespace shop.');
    expect(command).toBe(
      "kubectl create role list-endpointslices --verb=get,list,watch --resource=endpointslices.discovery.k8s.io -n shop && " +
        "kubectl create rolebinding list-endpointslices --role=list-endpointslices --user=ada -n shop",
    );
  });

  test("of a kind that lives in no namespace, or of all namespaces, needs a cluster role", () => {
    expect(darkColumn("persistentvolumes", "shop", "ada").command).toContain("create clusterrole list-persistentvolumes");
    expect(darkColumn("pods", undefined, "ada").right).toBe("list pods in the whole cluster");
  });

  test("is granted to a service account as such", () => {
    const { message, command } = darkColumn("pods", "shop", "system:serviceaccount:tools:explorer");
    expect(message).toBe("The service account explorer of namespace tools may not list pods in namespace shop.");
    expect(command).toContain("--serviceaccount=tools:explorer -n shop");
  });

  test.each(["ada; rm -rf /", "$(reboot)", "a b", "`x`", "x\ny", undefined])(
    "never writes a user's name into the command that is more than a name: %j",
    (user) => {
      const { command } = darkColumn("pods", "shop", user);
      expect(command).toContain("--user=NAME");
      expect(command).toMatch(/^[A-Za-z0-9 .,=&-]+$/);
    },
  );
});
