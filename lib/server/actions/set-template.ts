import type { Cluster } from "../../cluster/cluster.ts";
import { toList, toNumber, toRaw, toText } from "../../cluster/project/raw.ts";
import type { TemplateContainer, TemplateResponse, TemplateVariable } from "../../protocol/actions/template-response.ts";
import type { SetAddress } from "../../protocol/set-address.ts";

/** What an update of the set can change, as the API server has it now, read with the person's rights and kept nowhere. Throws AppError. */
export async function setTemplate(cluster: Cluster, { namespace, name }: SetAddress, signal: AbortSignal): Promise<TemplateResponse> {
  const { metadata, spec } = await cluster.asPerson().get({ resource: "statefulsets", namespace, name }, signal);
  const { containers, initContainers } = toRaw(toRaw(toRaw(spec).template).spec);
  return {
    uid: toText(toRaw(metadata).uid) ?? "",
    generation: toNumber(toRaw(metadata).generation) ?? 0,
    containers: [...toList(containers, (one) => toContainer(one, false)), ...toList(initContainers, (one) => toContainer(one, true))],
  };
}

function toContainer(raw: unknown, isInit: boolean): TemplateContainer {
  const { name, image, env, resources } = toRaw(raw);
  const { requests, limits } = toRaw(resources);
  return {
    name: toText(name) ?? "",
    isInit,
    image: toText(image) ?? "",
    env: toList(env, toVariable),
    requests: toAmounts(requests),
    limits: toAmounts(limits),
  };
}

function toVariable(raw: unknown): TemplateVariable {
  const { name, value, valueFrom } = toRaw(raw);
  const of = { name: toText(name) ?? "" };
  return valueFrom === undefined ? { ...of, value: toText(value) ?? "" } : { ...of, from: sourceWords(toRaw(valueFrom)) };
}

/** Where a value comes from, as one would say it: "secretKeyRef vault/token". */
function sourceWords(source: Readonly<Record<string, unknown>>): string {
  const [[kind, reference] = ["", undefined]] = Object.entries(source);
  const { name, key, fieldPath, resource } = toRaw(reference);
  const of = [toText(name), toText(key), toText(fieldPath), toText(resource)].filter((text) => text !== undefined).join("/");
  return `${kind} ${of}`.trim();
}

function toAmounts(raw: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(toRaw(raw)).map(([resource, amount]) => [resource, String(amount)]));
}
