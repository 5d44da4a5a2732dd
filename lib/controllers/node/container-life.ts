/** One run of a container: what the runtime knows of it. */
export interface ContainerLife {
  /** Unique among all of the node's containers. */
  id: string;
  /** How often the container had been started before. */
  restarts: number;
  /** The image that it was started with. */
  image: string;
  /** Absent when it could not be started. */
  startedAt?: number;
  ended?: ContainerEnd;
}

export interface ContainerEnd {
  at: number;
  exitCode: number;
  reason: string;
  message?: string;
}

/** The newest life of a container and the one before it; older ones are forgotten, as a kubelet removes dead containers. */
export interface ContainerLives {
  current: ContainerLife;
  previous?: ContainerLife;
}

/** What the runtime says of one pod. */
export interface RuntimeView {
  /** Whether the pod has its sandbox. */
  sandbox: boolean;
  lives: Readonly<Record<string, ContainerLives>>;
}

export function isRunning(lives: ContainerLives | undefined): lives is ContainerLives {
  return lives !== undefined && lives.current.ended === undefined;
}

/** Ended with 0. */
export function hasSucceeded(lives: ContainerLives | undefined): boolean {
  return lives?.current.ended?.exitCode === 0;
}

/** An id as long as a runtime's, made of the pod's uid, the container's name and how often it was started. */
export function containerIdOf(podUid: string, container: string, restarts: number): string {
  let id = "";
  for (let part = 0; part < 8; part++) id += fnv(`${part}/${podUid}/${container}/${restarts}`).toString(16).padStart(8, "0");
  return `lab://${id}`;
}

/** FNV-1a with a last stir, so that ids of neighbours look nothing alike. */
function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
