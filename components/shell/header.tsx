"use client";
import { usePathname } from "next/navigation";
import { PaletteButton } from "../palette/palette-button.tsx";
import { ClusterMenu } from "./cluster-menu.tsx";
import { ConnectionPill } from "./connection-pill.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { LabLink } from "./lab-link.tsx";
import { Logo } from "./logo.tsx";
import { NamespaceFilter } from "./namespace-filter.tsx";
import { PlaceLink } from "./place-link.tsx";
import { SearchBox } from "./search-box.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

/** The bar on every page: which cluster, what part of it, how fresh. */
export function Header() {
  const pathname = usePathname();
  return (
    <header className="top-0 z-30 flex min-h-13 flex-wrap items-center gap-x-3 gap-y-2 border-line border-b bg-panel px-4 py-2 sm:px-6 lg:sticky">
      <Logo />
      <ClusterMenu />
      {pathname === "/" && <NamespaceFilter />}
      {pathname !== "/compare" && <SearchBox />}
      <PaletteButton />
      <span className="grow max-sm:hidden" />
      <PlaceLink href="/compare">Compare</PlaceLink>
      <LabLink />
      <ConnectionPill />
      <KeysDialog />
      <ThemeSwitch />
    </header>
  );
}
