import type { ActionRequest } from "@/lib/protocol/actions/action-request.ts";
import type { TemplateContainer, TemplateResponse } from "@/lib/protocol/actions/template-response.ts";
import type { Fields } from "./three-way.ts";

/** What one container is to be like, as an update says it. */
export type ContainerChange = Extract<ActionRequest, { action: "update" }>["containers"][number];

/** The amounts that can be changed, as `requests.cpu`. */
export const amountFields = ["requests.cpu", "limits.cpu", "requests.memory", "limits.memory"] as const;

/** The name of a container's field in the form; a variable's is `env ` and its name. */
export function fieldOf({ name, isInit }: Pick<TemplateContainer, "name" | "isInit">, field: string): string {
  return `${isInit ? "init" : "app"}:${name} ${field}`;
}

/** A variable that is there, as the form keeps it: an empty text means that it is not. */
export function toVariableText(value: string): string {
  return `=${value}`;
}

/** The fields of a form over a template. Variables that come from elsewhere are not among them. */
export function templateFields({ containers }: TemplateResponse): Fields {
  const fields: Record<string, string> = {};
  for (const container of containers) {
    fields[fieldOf(container, "image")] = container.image;
    for (const { name, value } of container.env) if (value !== undefined) fields[fieldOf(container, `env ${name}`)] = toVariableText(value);
    for (const field of amountFields) fields[fieldOf(container, field)] = amountOf(container, field);
  }
  return fields;
}

/** What is to be changed: the fields that were edited, container by container. */
export function containerChanges({ containers }: TemplateResponse, values: Fields, edited: readonly string[]): ContainerChange[] {
  return containers.flatMap((container) => {
    const { name, isInit } = container;
    const prefix = fieldOf(container, "");
    const fields = edited.filter((field) => field.startsWith(prefix)).map((field) => field.slice(prefix.length));
    if (fields.length === 0) return [];
    const text = (field: string) => values[`${prefix}${field}`] ?? "";
    const env = fields
      .filter((field) => field.startsWith("env "))
      .map((field) => ({ name: field.slice(4), value: text(field) === "" ? null : text(field).slice(1) }));
    const amounts = (side: "requests" | "limits") =>
      Object.fromEntries(
        (["cpu", "memory"] as const)
          .filter((resource) => fields.includes(`${side}.${resource}`))
          .map((resource) => [resource, text(`${side}.${resource}`) || null]),
      );
    const [requests, limits] = [amounts("requests"), amounts("limits")];
    return [
      {
        name,
        ...(isInit ? { isInit } : {}),
        ...(fields.includes("image") ? { image: text("image") } : {}),
        ...(env.length > 0 ? { env } : {}),
        ...(Object.keys(requests).length > 0 ? { requests } : {}),
        ...(Object.keys(limits).length > 0 ? { limits } : {}),
      },
    ];
  });
}

function amountOf(container: TemplateContainer, field: (typeof amountFields)[number]): string {
  const [side, resource] = field.split(".") as ["requests" | "limits", string];
  return container[side][resource] ?? "";
}
