import type { ActionName } from "../actions/action-rights.ts";
import type { MoveRule, StandRule } from "./rule.ts";

/** A rule as Kubernetes has it. */
export interface RuleWords {
  /** One or two sentences. */
  words: string;
  /** Where it stands: a source file of kubernetes/kubernetes with its function, an issue, a KEP or a page of the documentation. */
  reference: string;
}

/** What ends a wait, or changes that nothing is done. */
export interface WayOut {
  /** One sentence. */
  words: string;
  /** Our own action that does it; `isOnPod`: it is done to the pod that is waited for. */
  action?: { name: ActionName; isOnPod?: boolean };
  /** The kubectl command, with `<namespace>`, `<set>`, `<pod>` and `<partition>` where they belong. */
  command?: string;
}

/** A rule by which nothing is done, and the way out. */
export interface StandWords extends RuleWords {
  wayOut: WayOut;
}

const control = "pkg/controller/statefulset/stateful_set_control.go";
const rolling = "pkg/controller/deployment/rolling.go";

const waitForIt: WayOut = {
  words: "Nothing has to be done while the pod is on its way. If it does not come, look at its events and its log.",
  command: "kubectl describe pod <pod> --namespace <namespace>",
};

const lowerPartition: WayOut = {
  words: "Lower the partition to let the update reach more pods, the highest ordinal first.",
  action: { name: "partition" },
  command: `kubectl patch statefulset <set> --namespace <namespace> --patch '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":<partition>}}}}'`,
};

const deletePod: Pick<WayOut, "action" | "command"> = {
  action: { name: "delete-pod", isOnPod: true },
  command: "kubectl delete pod <pod> --namespace <namespace>",
};

/** The words of every rule, its reference, and of rules by which nothing is done the way out. `kubernetes/kubernetes#…` is an issue or a pull request there. */
export const ruleWords: Readonly<Record<MoveRule, RuleWords> & Record<StandRule, StandWords>> = {
  "create-in-order": {
    words: "OrderedReady creates a pod only when every lower ordinal is running, ready and available, and no pod is on its way out.",
    reference: `${control}, processReplica`,
  },
  "create-in-parallel": {
    words: "Parallel creates every missing pod at once, whatever state the others are in, in waves of 1, 2, 4 and so on.",
    reference: `${control}, slowStartBatch`,
  },
  "delete-outdated": {
    words:
      "A rolling update deletes the highest pod that is not at the new revision, and goes on to the next lower one when it is back and available. It deletes, it does not evict: a PodDisruptionBudget does not slow it.",
    reference: `${control}, updateStatefulSet`,
  },
  "delete-within-budget": {
    words: "With maxUnavailable, so many of the highest outdated pods are deleted as may be unavailable besides those that are so already.",
    reference: `${control}, updateStatefulSetAfterInvariantEstablished; KEP-961`,
  },
  "delete-broken-free": {
    words: "Since 1.37, Parallel with maxUnavailable first replaces all outdated pods that are unavailable anyway; they cost no budget.",
    reference: "kubernetes/kubernetes#137666",
  },
  "delete-condemned": {
    words: "Pods outside the range are deleted, the highest ordinal first: one at a time under OrderedReady, all at once under Parallel.",
    reference: `${control}, processCondemned`,
  },
  "replace-finished": {
    words: "A pod that has failed or ended for good is deleted, and comes back under the same name once its object is gone.",
    reference: `${control}, processReplica`,
  },
  "clear-out": {
    words: "Recreate deletes all pods of other revisions at once, and creates none before the last of them is gone.",
    reference: "KEP-3541",
  },
  "deployment-surge": {
    words: "A Deployment creates pods of the new revision before old ones go, up to maxSurge more than its replicas.",
    reference: `${rolling}, reconcileNewReplicaSet`,
  },
  "deployment-remove-broken": {
    words: "A Deployment first removes old pods that are not available: they cost it nothing.",
    reference: `${rolling}, cleanupUnhealthyReplicas`,
  },
  "deployment-remove-old": {
    words: "A Deployment removes old pods as long as at most maxUnavailable of its replicas are not available.",
    reference: `${rolling}, scaleDownOldReplicaSetsForRollingUpdate`,
  },
  "deployment-clear-out": {
    words: "A Deployment with strategy Recreate removes all old pods, and creates new ones when they have ended.",
    reference: "pkg/controller/deployment/recreate.go, rolloutRecreate",
  },
  "by-person": {
    words: "A person did it; the controller fills the place again, at the revision that belongs there.",
    reference: `${control}, newVersionedStatefulSetPod`,
  },
  gone: {
    words:
      "Two pods of one name never run at once: as long as the object of the old one is there, its place is not filled, and OrderedReady does nothing else either. There is no deadline.",
    reference: `${control}, processReplica`,
    wayOut: {
      words:
        "It goes when its containers have stopped, at the latest when its grace period is over. If its node is lost for good, force its deletion; only then can two of them not run at once.",
      action: { name: "delete-pod", isOnPod: true },
      command: "kubectl delete pod <pod> --namespace <namespace> --grace-period 0 --force",
    },
  },
  ready: {
    words:
      "Nothing goes on past a pod that is not running and ready: OrderedReady stops for any pod, from the lowest up; Parallel only for updated ones above the next to be replaced.",
    reference: `${control}, processReplica`,
    wayOut: waitForIt,
  },
  available: {
    words: "A pod counts as available when it has been ready for minReadySeconds without a break; before that nothing goes on.",
    reference: "k8s.io/kubectl pkg/util/podutils, IsPodAvailable",
    wayOut: {
      words: "It passes by itself. A smaller minReadySeconds makes each step shorter.",
      action: { name: "settings" },
    },
  },
  "condemned-ready": {
    words:
      "OrderedReady scales away only healthy pods, the highest first; the one exception is the lowest unhealthy pod. With two unhealthy ones the highest blocks for ever.",
    reference: `${control}, processCondemned`,
    wayOut: { words: "Delete the pod by hand: it is to be scaled away and does not come back.", ...deletePod },
  },
  "max-unavailable": {
    words: "As many pods are unavailable as maxUnavailable allows, those below the partition included; the next goes when one is back.",
    reference: `${control}, updateStatefulSetAfterInvariantEstablished; KEP-961`,
    wayOut: {
      words: "Mend or replace a pod that is not available. A greater maxUnavailable lets the update go on beside it.",
      action: { name: "strategy" },
      command: "kubectl describe pod <pod> --namespace <namespace>",
    },
  },
  partition: {
    words:
      "A rolling update leaves the pods below the partition, counted from the start ordinal, at the revision of before, also when they are replaced.",
    reference: `${control}, updateStatefulSet`,
    wayOut: lowerPartition,
  },
  "on-delete": {
    words: "OnDelete replaces no pod by itself. A pod that somebody deletes comes back at the new revision.",
    reference: `${control}, updateStatefulSet`,
    wayOut: { words: "Delete the outdated pods one by one, the next when all others are ready.", ...deletePod },
  },
  "rollback-trap": {
    words:
      "OrderedReady waits until the lowest unready pod is ready before it replaces anything, this pod included. It is not at the revision that is wanted, so it is not replaced, and nothing will make it ready.",
    reference: "kubernetes/kubernetes#67250",
    wayOut: {
      words: "Delete the pod by hand: it comes back at the right revision, with its claims. If there are several, the lowest first.",
      ...deletePod,
    },
  },
  "broken-revision": {
    words:
      "The pod is at the revision that is wanted, and does not become ready: the template itself is broken. The update stops here, and pods below keep serving.",
    reference: `${control}, processReplica`,
    wayOut: {
      words: "Mend the template or go back to the one of before. Under OrderedReady the broken pod then has to be deleted by hand.",
      action: { name: "undo" },
      command: "kubectl rollout undo statefulset <set> --namespace <namespace>",
    },
  },
  "claim-gone": {
    words:
      "A claim that is being deleted stays as long as a pod uses it, and no new pod is created on it; then an empty one takes its place.",
    reference: "pkg/controller/statefulset/stateful_pod_control.go, createPersistentVolumeClaims",
    wayOut: {
      words: "It passes when the claim is gone. Its deletion cannot be taken back; see which pod or finalizer keeps it.",
      command: "kubectl get persistentvolumeclaims --namespace <namespace>",
    },
  },
  "claim-pending": {
    words: "A pod starts only when its claims are bound. A volume that nobody makes keeps it waiting without an end.",
    reference: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding",
    wayOut: {
      words: "See in the Storage tab why the claim is not bound: its class, its provisioner, or no volume that fits.",
      command: "kubectl describe persistentvolumeclaims --namespace <namespace>",
    },
  },
  unschedulable: {
    words: "No node takes the pod: too little is free, or its node selector, affinities, tolerations or volumes leave none.",
    reference: "https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/",
    wayOut: {
      words: "Make room on a node, or ask for less in the template. It is tried again whenever something changes in the cluster.",
      action: { name: "update" },
      command: "kubectl describe pod <pod> --namespace <namespace>",
    },
  },
  image: {
    words: "The node cannot get the image, and tries again with a back-off of up to five minutes.",
    reference: "https://kubernetes.io/docs/concepts/containers/images/#imagepullbackoff",
    wayOut: {
      words: "Correct the image, or give the node the right to pull it. Under OrderedReady the pod then has to be deleted by hand.",
      action: { name: "update" },
      command: "kubectl describe pod <pod> --namespace <namespace>",
    },
  },
  quota: {
    words:
      "The API server refuses to create the pod or its claim: a quota, an admission rule, a missing ServiceAccount. The controller tries again, less and less often, up to every 17 minutes.",
    reference: "pkg/controller/statefulset/stateful_pod_control.go, recordPodEvent; client-go workqueue, DefaultTypedControllerRateLimiter",
    wayOut: {
      words: "Do away with what the message names. The next try may take a while; any change of the set or its pods brings it at once.",
      command: "kubectl describe resourcequota --namespace <namespace>",
    },
  },
  "not-observed": {
    words: "The controller has not seen the newest change of the set: its status still speaks of an earlier generation.",
    reference: `${control}, performUpdate (status.observedGeneration)`,
    wayOut: {
      words: "It takes a moment. If it lasts, see whether kube-controller-manager runs.",
      command: "kubectl get pods --namespace kube-system --selector component=kube-controller-manager",
    },
  },
  "set-deleted": {
    words:
      "Of a set that is being deleted the controller only writes the status. Its pods are deleted by the garbage collector, in no order.",
    reference: `${control}, updateStatefulSet; pkg/controller/garbagecollector`,
    wayOut: { words: "It goes when its last pod is gone. Its claims stay, unless whenDeleted says otherwise." },
  },
  "scaled-to-zero": {
    words: "A set of 0 replicas has no pods. Its claims stay, unless whenScaled says otherwise.",
    reference: "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention",
    wayOut: {
      words: "Scale it up.",
      action: { name: "scale" },
      command: "kubectl scale statefulset <set> --namespace <namespace> --replicas 1",
    },
  },
  "nothing-to-do": {
    words: "Every pod is there, available, and at the revision that belongs to it.",
    reference: `${control}, updateStatefulSet`,
    wayOut: { words: "Nothing has to be done." },
  },
};
