/** What a probe or a hook does; one of the three. */
export interface WireHandler {
  httpGet?: { path?: string; port: number | string; scheme?: string; host?: string; httpHeaders?: { name: string; value: string }[] };
  exec?: { command?: string[] };
  tcpSocket?: { port: number | string; host?: string };
}

export interface WireProbe extends WireHandler {
  initialDelaySeconds?: number;
  timeoutSeconds?: number;
  periodSeconds?: number;
  successThreshold?: number;
  failureThreshold?: number;
  terminationGracePeriodSeconds?: number;
}

export interface WireEnv {
  name: string;
  value?: string;
  valueFrom?: {
    configMapKeyRef?: { name: string; key: string; optional?: boolean };
    secretKeyRef?: { name: string; key: string; optional?: boolean };
    fieldRef?: { apiVersion?: string; fieldPath?: string };
    resourceFieldRef?: { containerName?: string; resource: string };
  };
}

export interface WireEnvFrom {
  prefix?: string;
  configMapRef?: { name: string; optional?: boolean };
  secretRef?: { name: string; optional?: boolean };
}

export interface WireVolumeMount {
  name: string;
  mountPath: string;
  readOnly?: boolean;
  subPath?: string;
}

export interface WireContainer {
  name: string;
  image: string;
  imagePullPolicy?: string;
  /** Of an init container: Always makes a sidecar of it. */
  restartPolicy?: string;
  command?: string[];
  args?: string[];
  workingDir?: string;
  env?: WireEnv[];
  envFrom?: WireEnvFrom[];
  ports?: { name?: string; containerPort: number; protocol?: string }[];
  resources?: { requests?: Record<string, string>; limits?: Record<string, string>; [field: string]: unknown };
  startupProbe?: WireProbe;
  readinessProbe?: WireProbe;
  livenessProbe?: WireProbe;
  lifecycle?: { preStop?: WireHandler & { sleep?: { seconds: number } }; postStart?: WireHandler; stopSignal?: string };
  volumeMounts?: WireVolumeMount[];
  terminationMessagePath?: string;
  terminationMessagePolicy?: string;
}

export interface WireTerminated {
  exitCode: number;
  reason: string;
  message?: string;
  signal?: number;
  startedAt?: string;
  finishedAt?: string;
  containerID?: string;
}

export interface WireContainerState {
  waiting?: { reason: string; message?: string };
  running?: { startedAt: string };
  terminated?: WireTerminated;
}

export interface WireContainerStatus {
  name: string;
  image: string;
  imageID: string;
  containerID?: string;
  ready: boolean;
  started: boolean;
  restartCount: number;
  state: WireContainerState;
  lastState: WireContainerState;
  [field: string]: unknown;
}
