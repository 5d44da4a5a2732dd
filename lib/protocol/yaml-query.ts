import { z } from "zod";
import { isDnsSubdomain } from "../statefulset/names.ts";
import { type YamlObject, yamlKinds } from "./yaml-response.ts";

/** The query of GET …/yaml: `of=pod/web-0`; without it the set itself. */
export const yamlQuery = z.object({
  of: z
    .array(z.string().max(300))
    .max(1, "may stand once")
    .optional()
    .transform((values, context): YamlObject | undefined => {
      const text = values?.[0];
      if (text === undefined) return undefined;
      const [kindText = "", name = "", ...more] = text.split("/");
      const kind = yamlKinds.find((known) => known === kindText);
      if (kind !== undefined && kind !== "statefulset" && isDnsSubdomain(name) && more.length === 0) return { kind, name };
      context.addIssue({ code: "custom", message: "must be pod/<name>, claim/<name> or service/<name>" });
      return z.NEVER;
    }),
});
