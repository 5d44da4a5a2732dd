import type { Namespace } from "./namespace.ts";

/** A pod with a busybox inside the cluster, for what a person does there by hand. */
export interface Visitor {
  /** GET with wget; the answer's body. */
  get(url: string): Promise<string>;
}

export async function startVisitor(namespace: Namespace, name = "visitor"): Promise<Visitor> {
  await namespace.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name },
    spec: {
      terminationGracePeriodSeconds: 0,
      securityContext: { runAsNonRoot: true, runAsUser: 10_002, seccompProfile: { type: "RuntimeDefault" } },
      containers: [
        {
          name: "busybox",
          image: process.env.E2E_IMAGE ?? "busybox:1",
          imagePullPolicy: "IfNotPresent",
          command: ["sleep", "3600"],
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
        },
      ],
    },
  });
  await namespace.kubectl("wait", "--for=condition=Ready", `pod/${name}`, "--timeout=60s");
  return { get: (url) => namespace.kubectl("exec", name, "--", "wget", "-q", "-O", "-", url) };
}
