import type { ClusterStatus } from "@/lib/protocol/cluster-status.ts";
import { type ThemeName, themeNames } from "../shell/theme-choice.ts";
import type { PaletteEntry } from "./palette-entry.ts";

/** Where one may go besides sets, and what one may choose: pages, themes, the other clusters of the kubeconfig. */
export function palettePlaces(status: ClusterStatus | undefined, theme: ThemeName): readonly PaletteEntry[] {
  const others = status?.contexts.filter((context) => context !== status.context) ?? [];
  return [
    page("Fleet", "all StatefulSets", "/"),
    page("Compare", "update strategies", "/compare"),
    page("Access", "who I am, what I may do", "/access"),
    ...(status?.source === "lab" ? [page("Lab", "faults and scenarios", "/lab")] : []),
    ...themeNames
      .filter((name) => name !== theme)
      .map((name): PaletteEntry => ({ id: `theme ${name}`, title: `Theme: ${name}`, deed: { kind: "theme", name } })),
    ...others.map(
      (name): PaletteEntry => ({ id: `context ${name}`, title: "Switch to cluster", subject: name, deed: { kind: "context", name } }),
    ),
  ];
}

function page(title: string, detail: string, href: `/${string}`): PaletteEntry {
  return { id: `page ${href}`, title, detail, deed: { kind: "go", href } };
}
