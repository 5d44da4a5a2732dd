import type { TemplateResponse } from "@/lib/protocol/actions/template-response.ts";
import { fieldOf } from "./template-fields.ts";

const place = /spec\.template\.spec\.(containers|initContainers)\[(\d+)\]\.(image|resources\.(?:requests|limits)|env\[\d+\])([^:,]*): /g;

/**
 * Which fields of the form a refusal of the API server is about, and what it says of each: it names them by their path in the object. What it says
 * of other fields is not among them.
 */
export function refusedFields(message: string, { containers }: TemplateResponse): Readonly<Record<string, string>> {
  const found = [...message.matchAll(place)];
  const problems: Record<string, string> = {};
  for (const [index, match] of found.entries()) {
    const [whole, list, number, field = "", rest = ""] = match;
    const end = found[index + 1]?.index ?? message.length;
    const text = message.slice(match.index + whole.length, end).replace(/[\s,\].]+$/, "");
    const container = containers.filter(({ isInit }) => isInit === (list === "initContainers"))[Number(number)];
    if (!container) continue;
    problems[fieldOf(container, formField(field, `${rest} ${text}`, container.env))] ??= `The API server says: ${text}.`;
  }
  return problems;
}

function formField(field: string, text: string, env: TemplateResponse["containers"][number]["env"]): string {
  if (field === "image") return field;
  const variable = /^env\[(\d+)\]/.exec(field);
  if (variable) return `env ${env[Number(variable[1])]?.name ?? ""}`;
  const resource = /\bmemory\b/.test(text) ? "memory" : "cpu";
  return `${field.replace("resources.", "")}.${resource}`;
}
