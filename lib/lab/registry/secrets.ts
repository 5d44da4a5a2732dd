import { canonicalJson } from "../../controllers/canonical-json.ts";
import type { WireSecret } from "../../controllers/objects/cluster-objects.ts";
import { type FieldError, forbidden, invalid, named, required } from "./field-error.ts";
import { ageOf } from "./human-duration.ts";
import { isConfigKey } from "./names.ts";
import { ageColumn, allVerbs, type ResourceDefinition } from "./resource-definition.ts";

export const secrets: ResourceDefinition<"secrets"> = {
  resource: "secrets",
  group: "",
  version: "v1",
  kind: "Secret",
  singular: "secret",
  namespaced: true,
  verbs: allVerbs,
  subresources: [],
  revalidates: ["update", "object"],
  columns: [{ name: "Type", description: "What the secret is for." }, { name: "Data", description: "Number of entries." }, ageColumn],
  cells: ({ metadata, type = "", data = {} }, now) => [
    metadata.name,
    type,
    Object.keys(data).length,
    ageOf(metadata.creationTimestamp, now),
  ],
  fieldNames: ["type"],
  fields: (secret) => ({ type: secret.type ?? "" }),
  setDefaults,
  validate,
};

/** SetDefaults_Secret, and the conversion that takes up stringData. */
function setDefaults({ stringData, ...secret }: WireSecret): WireSecret {
  const written = Object.entries(stringData ?? {}).map(([key, text]) => [key, Buffer.from(text).toString("base64")] as const);
  const data = { ...secret.data, ...Object.fromEntries(written) };
  return { ...secret, ...(Object.keys(data).length > 0 && { data }), type: secret.type || "Opaque" };
}

/** Keys that a secret of a type must have. */
const keysOf: Readonly<Record<string, readonly string[]>> = {
  "kubernetes.io/tls": ["tls.crt", "tls.key"],
  "kubernetes.io/ssh-auth": ["ssh-privatekey"],
  "kubernetes.io/dockerconfigjson": [".dockerconfigjson"],
};

/** One of these is enough. */
const basicKeys: readonly string[] = ["username", "password"];
const accountAnnotation = "kubernetes.io/service-account.name";

/** ValidateSecret and ValidateSecretUpdate. */
function validate(secret: WireSecret, old?: WireSecret): FieldError[] {
  const { data = {}, type = "" } = secret;
  const keys = Object.keys(data);
  const account = secret.metadata.annotations?.[accountAnnotation];
  const isOwnerless = type === "kubernetes.io/service-account-token" && !account;
  const isBasic = type === "kubernetes.io/basic-auth" && !basicKeys.some((key) => keys.includes(key));
  const missing = isBasic ? basicKeys : (keysOf[type] ?? []).filter((key) => !keys.includes(key));
  const fixed = "field is immutable when `immutable` is set";
  return [
    ...(old && old.type !== type ? [invalid("type", type, "field is immutable")] : []),
    ...(old?.immutable && !secret.immutable ? [forbidden("immutable", fixed)] : []),
    ...(old?.immutable && canonicalJson(data) !== canonicalJson(old.data ?? {}) ? [forbidden("data", fixed)] : []),
    ...keys.flatMap((key) => named(`data[${key}]`, key, isConfigKey)),
    ...(isOwnerless ? [required(`metadata.annotations[${accountAnnotation}]`)] : []),
    ...missing.map((key) => required(`data[${key}]`)),
  ];
}
