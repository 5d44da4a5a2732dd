import type { WireStorageClass } from "../../controllers/objects/claim.ts";
import type { WireNamespace, WireNode } from "../../controllers/objects/cluster-objects.ts";
import { toWireTime } from "../../controllers/wire-time.ts";
import { defaultClassAnnotation } from "../registry/storage-classes.ts";
import type { Store } from "../store/store.ts";
import { createBaseRoles } from "./base-roles.ts";

const namespaceNames = ["default", "kube-node-lease", "kube-public", "kube-system"];
/** How many nodes a lab may have, and has when nobody says. */
export const nodesMax = 50;
export const nodesDefault = 2;

/** What every cluster has before anybody deploys anything: namespaces, nodes that are well until now, a default storage class, roles. */
export function createBaseObjects(store: Store, now: number, nodes = nodesDefault, since = now): void {
  for (const name of namespaceNames) store.create("namespaces", namespace(name));
  for (let index = 0; index < nodes; index++) store.create("nodes", node(index, toWireTime(since), toWireTime(now)));
  store.create("storageclasses", standardClass);
  createBaseRoles(store);
}

function namespace(name: string): WireNamespace {
  return {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name, labels: { "kubernetes.io/metadata.name": name } },
    spec: { finalizers: ["kubernetes"] },
    status: { phase: "Active" },
  };
}

const standardClass: WireStorageClass = {
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: "standard", annotations: { [defaultClassAnnotation]: "true" } },
  provisioner: "lab.statefulset-explorer.io/directory",
  reclaimPolicy: "Delete",
  volumeBindingMode: "WaitForFirstConsumer",
  allowVolumeExpansion: false,
};

function node(index: number, since: string, now: string): WireNode {
  const name = `node-${index + 1}`;
  const condition = (type: string, status: string, reason: string, message: string) => ({
    type,
    status,
    reason,
    message,
    lastHeartbeatTime: now,
    lastTransitionTime: since,
  });
  const capacity = { cpu: "4", memory: "8Gi", pods: "110" };
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name, labels: { "kubernetes.io/hostname": name, "kubernetes.io/os": "linux" } },
    spec: { podCIDR: `10.244.${index}.0/24`, podCIDRs: [`10.244.${index}.0/24`] },
    status: {
      capacity,
      allocatable: capacity,
      conditions: [
        condition("MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"),
        condition("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
        condition("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
        condition("Ready", "True", "KubeletReady", "kubelet is posting ready status"),
      ],
      addresses: [
        { type: "InternalIP", address: `192.168.49.${index + 2}` },
        { type: "Hostname", address: name },
      ],
      nodeInfo: {
        kubeletVersion: "v1.35.4",
        containerRuntimeVersion: "lab://1.0",
        osImage: "StatefulSet Explorer lab",
        kernelVersion: "none",
        operatingSystem: "linux",
        architecture: "amd64",
      },
    },
  };
}
