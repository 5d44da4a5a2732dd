import { expect, test } from "vitest";
import { canonicalJson } from "../canonical-json.ts";
import { revisionHash } from "./revision.ts";

test("a revision's hash is the one that Kubernetes gives the same data", () => {
  const template = {
    metadata: { labels: { app: "foo" }, creationTimestamp: null, annotations: { test: "value" } },
    spec: {
      containers: [
        {
          name: "test",
          image: "test",
          resources: {},
          terminationMessagePath: "/dev/termination-log",
          terminationMessagePolicy: "File",
          imagePullPolicy: "Always",
        },
      ],
      restartPolicy: "Always",
      terminationGracePeriodSeconds: 30,
      dnsPolicy: "ClusterFirst",
      securityContext: {},
      schedulerName: "default-scheduler",
    },
  };
  const data = { spec: { template: { $patch: "replace", ...template } } };
  expect(revisionHash(canonicalJson(data), 0)).toBe("c77f6d978");
});

test("canonical JSON sorts keys, leaves out what is undefined and escapes as Go does", () => {
  expect(canonicalJson({ b: "<&>", a: [{ d: undefined, c: 1 }] })).toBe('{"a":[{"c":1}],"b":"\\u003c\\u0026\\u003e"}');
});
