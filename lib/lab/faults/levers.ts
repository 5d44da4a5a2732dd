import type { Clock } from "../../clock.ts";
import type { Resource } from "../../controllers/objects/wire-objects.ts";
import type { DenyRule } from "../api-server/authorizer.ts";
import type { Store } from "../store/store.ts";

/**
 * What faults pull at. A lever stands beside the thing that it disturbs and is a plain object; what it sets lasts until the function that it
 * answered is called. Names, not uids, are meant: what is set for a pod holds for every later life of that name too, and a pod, claim or
 * image that is not there yet is no error. The same lever may be pulled several times at once; each is ended by itself.
 */
export interface Levers {
  store: Store;
  api: ApiLevers;
  rights: RightsLevers;
  dns: DnsLevers;
  images: ImageLevers;
  containers: ContainerLevers;
  volumes: VolumeLevers;
  nodes: NodeLevers;
  clock: Clock & ClockLevers;
}

/** Ends what a lever set. Ending it twice, or after it was over by itself, does nothing. */
export type End = () => void | Promise<void>;

export interface PodName {
  namespace: string;
  name: string;
}

/** A container of a pod, by its name in the pod's spec. */
export interface ContainerName extends PodName {
  container: string;
}

export interface ClaimName {
  namespace: string;
  name: string;
}

/** Beside the API server. */
export interface ApiLevers {
  /** Cuts every connection and takes none; the cluster behind it lives on. */
  stop(): Promise<End>;
  /** Every request waits for so long before it is looked at; a later delay takes the place of this one. */
  delay(delayMs: number): End;
  /**
   * The `nth` create of that resource from now (1: the next one) is refused as by a server whose store does not answer, and nothing is stored; one
   * order a resource, a later one takes its place. Creates of clients and of the lab's own controllers count alike. `over` is called when it has happened; then nothing is left of it.
   */
  failCreate(resource: Resource, nth: number, over: () => void): End;
  /** Ends every open watch now; whoever watched may come back at once. */
  closeWatches(): void;
  /** Forgets the history of changes: watches that come back with a version from before are answered with 410. */
  forgetHistory(): void;
}

export interface RightsLevers {
  /** Takes a right away. Watches that are open go on, as on a real server. */
  deny(rule: DenyRule): End;
}

/** Beside the cluster's DNS. */
export interface DnsLevers {
  /** Nothing is answered, neither over UDP nor over TCP, nor to programs in pods. */
  stop(): Promise<End>;
  /** An answer, a "no such name" too, is given again for so long after it was first given, whatever has changed meanwhile. */
  cache(forMs: number): End;
}

export interface ClockLevers {
  /** Every time that the lab writes or reads is so far ahead (behind when negative) of the machine's; what was already waiting still happens after as long as it would have. */
  skew(byMs: number): End;
}

/** Beside the images' registry. `image` as a container's spec names it. */
export interface ImageLevers {
  /** No node has the image any more and it cannot be pulled. Containers that run already go on; those that start next wait in ErrImagePull and ImagePullBackOff. */
  failPull(image: string): End;
  /** No node has the image any more, and each pull of it takes so long. */
  slowPull(image: string, delayMs: number): End;
}

/** Beside the kubelet: what containers' processes do. */
export interface ContainerLevers {
  /** The process ends now with that exit code, once. False when it was not running. */
  exit(of: ContainerName, exitCode: number): boolean;
  /** The process ends now, and again a moment after each time it starts. */
  exitAlways(of: ContainerName, exitCode: number): End;
  /** The process is killed now as the kernel does when memory runs out (OOMKilled, 137), once. False when it was not running. */
  killForMemory(of: ContainerName): boolean;
  /** The process takes connections and answers none, those of probes included. */
  hang(of: ContainerName): End;
  /** Readiness probes fail (a container without one counts as not ready); liveness and the app itself are as before. */
  failReadiness(of: ContainerName): End;
  /** The process does not end on SIGTERM: only SIGKILL, when the grace period is over, ends it. */
  ignoreTerm(of: ContainerName): End;
}

/** Beside the volumes' directories: the volume that the claim is bound to, for whoever mounts it. */
export interface VolumeLevers {
  /** Writes fail with "No space left on device"; reading works. */
  fill(claim: ClaimName): End;
  /** Writes fail with "Read-only file system"; reading works. */
  makeReadOnly(claim: ClaimName): End;
}

/** Beside the kubelets and the node lifecycle. */
export interface NodeLevers {
  /** The node's kubelet is cut off: posts nothing, starts, probes and stops nothing, until it is ended; its pods' processes go on and are not reached. */
  silence(node: string): End;
}
