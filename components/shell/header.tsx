import { ConnectionPill } from "./connection-pill.tsx";
import { Logo } from "./logo.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

/** The bar on every page: which cluster, what part of it, how fresh. */
export function Header() {
  return (
    <header className="sticky top-0 z-30 flex min-h-13 flex-wrap items-center gap-x-3 gap-y-2 border-line border-b bg-panel px-4 py-2 sm:px-6">
      <Logo />
      <span className="grow" />
      <ConnectionPill />
      <ThemeSwitch />
    </header>
  );
}
