import type { Meta } from "./meta.ts";
import type { Probes } from "./probe.ts";

/** A label selector as Kubernetes writes it. */
export interface LabelSelector {
  matchLabels?: Readonly<Record<string, string>>;
  matchExpressions?: readonly { key: string; operator: "In" | "NotIn" | "Exists" | "DoesNotExist"; values?: readonly string[] }[];
}

export interface ClaimTemplate {
  name: string;
  /** Quantity as written, e.g. "1Gi". */
  requested?: string;
  className?: string;
  accessModes: readonly string[];
}

export interface ContainerPort {
  name?: string;
  port: number;
  protocol: string;
}

export interface TemplateContainer {
  name: string;
  image: string;
  ports: readonly ContainerPort[];
  probes?: Probes;
}

export interface StatefulSet extends Meta {
  generation: number;
  observedGeneration: number;
  /** spec.replicas, defaulted to 1. */
  replicas: number;
  /** spec.ordinals.start, defaulted to 0. */
  start: number;
  selector: LabelSelector;
  serviceName: string;
  podManagementPolicy: "OrderedReady" | "Parallel";
  updateStrategy: { type: string; partition?: number; maxUnavailable?: number | string };
  minReadySeconds: number;
  revisionHistoryLimit: number;
  retention: { whenDeleted: string; whenScaled: string };
  claimTemplates: readonly ClaimTemplate[];
  /** Where the pod template's containers mount volumes, by volume name; a block device counts as mounted at its path. */
  templateMounts?: readonly { container: string; volume: string; path: string }[];
  /** Claims that the pod template itself names: all pods share them. */
  templateClaims?: readonly { volume: string; claim: string }[];
  containers: readonly TemplateContainer[];
  /** Init containers with restartPolicy Always, if there are any: they may have probes too. */
  sidecars?: readonly TemplateContainer[];
  /** The template's terminationGracePeriodSeconds, where it is not the usual 30. */
  gracePeriodSeconds?: number;
  templateLabels: Readonly<Record<string, string>>;
  /** Only those of ours (`statefulset-explorer.io/…`), from the pod template. */
  templateAnnotations: Readonly<Record<string, string>>;
  status: {
    replicas: number;
    ready: number;
    available: number;
    current: number;
    updated: number;
    currentRevision?: string;
    updateRevision?: string;
  };
}
