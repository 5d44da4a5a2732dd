import { expect, test } from "vitest";
import { DecodeError, decodeObject } from "./decode-object.ts";
import { loadTypeMap } from "./type-map.ts";

const types = await loadTypeMap();

test("fields that there are not are dropped and told by their paths, everything else is kept", () => {
  const { object, unknownFields } = decodeObject(types, "V1StatefulSet", {
    kind: "StatefulSet",
    metadata: { name: "web", labels: { foo: "bar" } },
    spec: { replicas: 0, foo: 1, template: { spec: { containers: [{ name: "a", imag: "x" }] } } },
  });
  expect(unknownFields).toEqual(["spec.foo", "spec.template.spec.containers[0].imag"]);
  expect(object).toEqual({
    kind: "StatefulSet",
    metadata: { name: "web", labels: { foo: "bar" } },
    spec: { replicas: 0, template: { spec: { containers: [{ name: "a" }] } } },
  });
});

test.each([
  [
    "V1StatefulSet",
    { spec: { replicas: "two" } },
    "json: cannot unmarshal string into Go struct field StatefulSetSpec.spec.replicas of type int32",
  ],
  [
    "V1StatefulSet",
    { spec: { replicas: 1.5 } },
    "json: cannot unmarshal number 1.5 into Go struct field StatefulSetSpec.spec.replicas of type int32",
  ],
  ["V1ConfigMap", { data: { a: 1 } }, "json: cannot unmarshal number into Go struct field ConfigMap.data of type string"],
  ["V1ConfigMap", { metadata: "x" }, "json: cannot unmarshal string into Go struct field ConfigMap.metadata of type ObjectMeta"],
  [
    "V1Pod",
    { spec: { containers: {} } },
    "json: cannot unmarshal object into Go struct field PodSpec.spec.containers of type []v1.Container",
  ],
  ["V1Pod", { spec: { hostNetwork: "yes" } }, "json: cannot unmarshal string into Go struct field PodSpec.spec.hostNetwork of type bool"],
])("%s %j is refused as Go's decoder does", (type, json, message) => {
  expect(() => decodeObject(types, type, json)).toThrow(new DecodeError(message));
});

test("what says nothing is left out, and what is a pointer to nothing is not", () => {
  const { object } = decodeObject(types, "V1Pod", {
    metadata: { name: "a", annotations: {}, finalizers: [], creationTimestamp: null },
    spec: { hostNetwork: false, volumes: [{ name: "v", emptyDir: {} }], containers: [], terminationGracePeriodSeconds: 0, nodeName: "" },
    status: { conditions: [{ type: "Ready", status: "True" }] },
  });
  expect(object).toEqual({
    metadata: { name: "a" },
    spec: { volumes: [{ name: "v", emptyDir: {} }], terminationGracePeriodSeconds: 0 },
    status: { conditions: [{ type: "Ready", status: "True", lastProbeTime: null, lastTransitionTime: null }] },
  });
});

test("quantities may be numbers, and a body that is nested without end is refused", () => {
  const container = { name: "a", resources: { limits: { cpu: 1 } } };
  const { object } = decodeObject<{ spec: { containers: unknown[] } }>(types, "V1Pod", { spec: { containers: [container] } });
  expect(object.spec.containers).toEqual([{ name: "a", resources: { limits: { cpu: "1" } } }]);
});
