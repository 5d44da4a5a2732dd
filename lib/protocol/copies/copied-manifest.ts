import { z } from "zod";

const named = z.looseObject({ name: z.string() });
const list = <T extends z.ZodType>(item: T) => z.exactOptional(z.array(item));
const part = z.looseObject({});

const container = z.looseObject({
  name: z.string(),
  ports: list(part),
  env: list(
    z.looseObject({
      valueFrom: z.exactOptional(z.looseObject({ configMapKeyRef: z.exactOptional(part), secretKeyRef: z.exactOptional(part) })),
    }),
  ),
  envFrom: list(part),
  volumeMounts: list(named),
  volumeDevices: list(named),
  resources: z.exactOptional(part),
  readinessProbe: z.exactOptional(part),
});

/** What a run on copies reads of a StatefulSet, in the form that it needs; whether the rest is right, the API server says. */
export const copiedManifest = z.looseObject({
  kind: z.literal("StatefulSet"),
  spec: z.looseObject({
    template: z.looseObject({
      metadata: z.exactOptional(z.looseObject({ annotations: z.exactOptional(z.nullable(part)) })),
      spec: z.looseObject({
        containers: z.array(container).min(1),
        initContainers: list(container),
        volumes: list(z.looseObject({ name: z.string(), projected: z.exactOptional(z.looseObject({ sources: list(part) })) })),
        affinity: z.exactOptional(part),
      }),
    }),
    volumeClaimTemplates: list(z.looseObject({ metadata: named, spec: part })),
  }),
});
