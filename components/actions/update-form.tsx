"use client";
import type { TemplateResponse } from "@/lib/protocol/actions/template-response.ts";
import { Text } from "../text/text.tsx";
import { SkeletonRows } from "../ui/skeleton-rows.tsx";
import type { ActionFormProps } from "./offer-gate.tsx";
import { TemplateForm } from "./template-form.tsx";
import { useSetPart } from "./use-set-part.ts";

/** Other images, variables and resources: the template as the API server has it now, and again when it has changed. */
export function UpdateForm({ board }: ActionFormProps) {
  const { document: template, trouble } = useSetPart<TemplateResponse>("template", board.set);
  if (template) return <TemplateForm board={board} template={template} />;
  if (trouble === undefined) return <SkeletonRows rows={4} rowClass="h-[36px]" label="Fetching the template." />;
  return (
    <div role="alert">
      <Text className="text-soft">{trouble}</Text>
    </div>
  );
}
