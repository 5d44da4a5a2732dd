import { parseQuantity } from "../quantity.ts";

/** A field that is not as it was applied. `live` is absent when it is not there any more. */
export interface AppliedDifference {
  /** As one would write it: `spec.template.spec.containers[app].image`. */
  path: string;
  applied: string;
  live?: string;
}

export interface AppliedComparison {
  differences: readonly AppliedDifference[];
  /** Fields that are as they were applied. */
  same: number;
  /** More differ than are listed. */
  cut: boolean;
}

/** Differences that are listed at the most, and characters of a value. */
const differencesMax = 500;
const valueMax = 2_000;
/** As deep as objects go; what is deeper is compared as one value. */
const depthMax = 60;

/** What the elements of a list are known by, as strategic merge patches know them. */
const listKeys: Readonly<Record<string, string>> = {
  containers: "name",
  initContainers: "name",
  env: "name",
  volumes: "name",
  volumeMounts: "mountPath",
  volumeDevices: "devicePath",
  imagePullSecrets: "name",
  hostAliases: "ip",
  topologySpreadConstraints: "topologyKey",
};

/** Maps of these names hold quantities, which the API server writes in its own way: 1000m is 1. */
const quantityMaps = new Set(["requests", "limits", "capacity"]);

/**
 * How a live object differs from the configuration that was last applied, looking at the fields of that alone: what the cluster has added is
 * none of it. A comparison of fields rather than of lines of text, since the two are written in different orders and with different defaults.
 */
export function compareApplied(applied: unknown, live: unknown): AppliedComparison {
  const found = { differences: [] as AppliedDifference[], same: 0, cut: false };
  compare("", "", applied, live, 0, found);
  return found;
}

interface Found {
  differences: AppliedDifference[];
  same: number;
  cut: boolean;
}

function compare(path: string, key: string, applied: unknown, live: unknown, depth: number, found: Found): void {
  // An applied null asks for the field to be absent, and kubectl writes some that say nothing (creationTimestamp).
  if (applied === null && live === undefined) return;
  if (isMap(applied) && isMap(live) && depth < depthMax) {
    for (const [name, value] of Object.entries(applied)) {
      if (depth === 0 && name === "status") continue;
      const own = Object.hasOwn(live, name) ? live[name] : undefined;
      if (path === "metadata" && name === "creationTimestamp" && value === null) continue;
      if (quantityMaps.has(key) && isSameQuantity(value, own)) found.same++;
      else compare(path === "" ? name : `${path}${fieldName(name)}`, name, value, own, depth + 1, found);
    }
    return;
  }
  if (Array.isArray(applied) && Array.isArray(live) && depth < depthMax) compareLists(path, key, applied, live, depth, found);
  else if (JSON.stringify(applied) === JSON.stringify(live) || isEmpty(applied, live)) found.same++;
  else if (found.differences.length >= differencesMax) found.cut = true;
  else found.differences.push({ path, applied: toText(applied), ...(live === undefined ? {} : { live: toText(live) }) });
}

function compareLists(path: string, key: string, applied: unknown[], live: unknown[], depth: number, found: Found): void {
  const listKey = listKeys[key];
  const isKeyed = listKey !== undefined && applied.every((element) => isMap(element) && typeof element[listKey] === "string");
  for (const [index, element] of applied.entries()) {
    const name = isKeyed && isMap(element) ? String(element[listKey]) : undefined;
    const own = name === undefined ? live[index] : live.find((other) => isMap(other) && other[listKey ?? ""] === name);
    compare(`${path}[${name ?? index}]`, "", element, own, depth + 1, found);
  }
  if (isKeyed || live.length <= applied.length) return;
  for (let index = applied.length; index < live.length; index++) {
    if (found.differences.length >= differencesMax) found.cut = true;
    else found.differences.push({ path: `${path}[${index}]`, applied: "", live: toText(live[index]) });
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSameQuantity(applied: unknown, live: unknown): boolean {
  const [one, other] = [parseQuantity(String(applied)), parseQuantity(String(live))];
  return one !== undefined && one === other;
}

/** An empty map or list that the API server does not keep. */
function isEmpty(applied: unknown, live: unknown): boolean {
  return live === undefined && typeof applied === "object" && applied !== null && Object.keys(applied).length === 0;
}

/** A key with dots in it, as labels have them, is written in brackets. */
function fieldName(name: string): string {
  return /^[A-Za-z0-9_-]+$/.test(name) ? `.${name}` : `[${name}]`;
}

function toText(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > valueMax ? `${text.slice(0, valueMax)}…` : text;
}
