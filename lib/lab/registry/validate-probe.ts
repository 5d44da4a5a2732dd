import type { WireContainer, WireHandler, WireProbe } from "../../controllers/objects/container.ts";
import { type FieldError, forbidden, invalid, negative, oneOf, port, required } from "./field-error.ts";
import { validatePortName } from "./validate-port-name.ts";

/** One way of asking or telling a container something; of a probe, or of the ends of its life. */
interface Handler extends WireHandler {
  grpc?: { port?: number };
  sleep?: unknown;
}

const schemes = ["HTTP", "HTTPS"];
const times = ["initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold"] as const;

/** What is wrong with a defaulted probe, in Kubernetes' order (core validation validateProbe); `isOnce`: one success is all that it may need. */
export function validateProbe(probe: WireProbe | undefined, path: string, isOnce: boolean): FieldError[] {
  if (!probe) return [];
  const { successThreshold, terminationGracePeriodSeconds: grace } = probe;
  return [
    ...validateHandler(probe, path, ["exec", "httpGet", "tcpSocket", "grpc"]),
    ...times.flatMap((time) => negative(`${path}.${time}`, probe[time])),
    ...(isOnce ? validateGrace(grace, path) : []),
    ...(isOnce && successThreshold !== 1 ? [invalid(`${path}.successThreshold`, successThreshold, "must be 1")] : []),
    ...(!isOnce && grace !== undefined
      ? [invalid(`${path}.terminationGracePeriodSeconds`, grace, "must not be set for readinessProbes")]
      : []),
  ];
}

function validateGrace(grace: number | undefined, path: string): FieldError[] {
  return grace !== undefined && grace <= 0 ? [invalid(`${path}.terminationGracePeriodSeconds`, grace, "must be greater than 0")] : [];
}

/** What is wrong with what is done after a start and before a stop (core validation validateLifecycle). */
export function validateLifecycle(lifecycle: WireContainer["lifecycle"], path: string): FieldError[] {
  const kinds = ["exec", "httpGet", "tcpSocket", "sleep"] as const;
  return (["postStart", "preStop"] as const).flatMap((end) => {
    const handler = lifecycle?.[end];
    return handler ? validateHandler(handler, `${path}.${end}`, kinds) : [];
  });
}

function validateHandler(handler: Handler, path: string, kinds: readonly (keyof Handler)[]): FieldError[] {
  const [first, ...more] = kinds.filter((kind) => kind in handler);
  if (first === undefined) return [required(path, "must specify a handler type")];
  return [
    ...validateFirst(handler, first, `${path}.${first}`),
    ...more.map((kind) => forbidden(`${path}.${kind}`, "may not specify more than 1 handler type")),
  ];
}

function validateFirst({ exec, httpGet, tcpSocket, grpc }: Handler, kind: keyof Handler, path: string): FieldError[] {
  switch (kind) {
    case "exec":
      return (exec?.command ?? []).length === 0 ? [required(`${path}.command`)] : [];
    case "httpGet":
      return [
        ...validateTarget(httpGet?.port, `${path}.port`),
        ...oneOf(`${path}.scheme`, httpGet?.scheme, schemes),
        ...validateHeaders(httpGet?.httpHeaders, `${path}.httpHeaders`),
      ];
    case "tcpSocket":
      return validateTarget(tcpSocket?.port, `${path}.port`);
    case "grpc":
      return port(`${path}.port`, grpc?.port ?? 0);
    case "sleep":
      return [];
  }
}

const headerRule =
  "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')";

function validateHeaders(headers: readonly { name: string }[] = [], path: string): FieldError[] {
  return headers.flatMap(({ name }) => (/^[-A-Za-z0-9]+$/.test(name) ? [] : [invalid(path, name, headerRule)]));
}

function validateTarget(value: number | string | undefined, path: string): FieldError[] {
  return typeof value === "string" ? validatePortName(value, path) : port(path, value ?? 0);
}
