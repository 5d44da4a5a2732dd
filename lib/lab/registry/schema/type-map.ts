/** One field of a type as the API describes it: `int32` and the like are formats of the type `number`. */
export interface Field {
  type: string;
  format: string;
}

/** The fields of Kubernetes' types by the types' names (`V1PodSpec`); undefined for what is no such type. */
export type TypeMap = (typeName: string) => ReadonlyMap<string, Field> | undefined;

interface Described {
  getAttributeTypeMap(): { baseName: string; type: string; format: string }[];
}

/**
 * The API's types, as the official client describes them: which fields there are, and of what type. Loaded when the first body is to be read,
 * because it costs 0.15 s.
 */
export async function loadTypeMap(): Promise<TypeMap> {
  loaded ??= import("@kubernetes/client-node/dist/gen/models/all.js").then((models) => typeMapOf({ ...models }));
  return loaded;
}

let loaded: Promise<TypeMap> | undefined;

function typeMapOf(models: Readonly<Record<string, unknown>>): TypeMap {
  const known = new Map<string, ReadonlyMap<string, Field> | undefined>();
  return (typeName) => {
    if (!known.has(typeName)) known.set(typeName, fieldsOf(models[typeName]));
    return known.get(typeName);
  };
}

function fieldsOf(model: unknown): ReadonlyMap<string, Field> | undefined {
  if (typeof model !== "function" || !("getAttributeTypeMap" in model)) return undefined;
  const described = model as unknown as Described;
  return new Map(described.getAttributeTypeMap().map(({ baseName, type, format }) => [baseName, { type, format }]));
}
