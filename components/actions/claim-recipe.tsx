"use client";
import { claimRecipe } from "@/lib/statefulset/actions/claim-recipe.ts";
import { Text } from "../text/text.tsx";
import { CopyText } from "../ui/copy-text.tsx";

interface ClaimRecipeProps {
  set: { namespace: string; name: string };
  template: string;
  claims: readonly string[];
  /** Absent until one is typed: then the commands have an example. */
  size: string | undefined;
}

/** The commands by which the size in a claim template is changed, to be copied. */
export function ClaimRecipe({ set, template, claims, size }: ClaimRecipeProps) {
  const commands = claimRecipe(set, template, claims, size ?? "2Gi");
  if (commands.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer text-soft">How the template gets the new size</summary>
      <div className="mt-2 grid gap-1.5 text-[13px]">
        <p className="text-soft">
          volumeClaimTemplates cannot be changed: the set is taken away without its pods and made again; pods and claims are taken over as
          they are. Without this, later ordinals get the old size.{size === undefined && " 2Gi stands for your size."}
        </p>
        <ol className="grid gap-1">
          {commands.map((command) => (
            <li key={command} className="min-w-0">
              <CopyText value={command} className="rounded-md bg-chip px-2 font-mono text-code">
                <Text className="break-all">{command}</Text>
              </CopyText>
            </li>
          ))}
        </ol>
      </div>
    </details>
  );
}
