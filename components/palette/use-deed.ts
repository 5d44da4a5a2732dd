"use client";
import { usePathname, useRouter } from "next/navigation";
import { useState } from "react";
import { say } from "../live/announce.ts";
import { pushAddress } from "../shell/query.ts";
import { switchContext } from "../shell/switch-context.ts";
import { chooseTheme } from "../shell/theme-choice.ts";
import type { PaletteDeed } from "./palette-entry.ts";

/** Does what an entry is for. `close` is called once that is done, at once where nothing has to be waited for. */
export function useDeed(close: () => void) {
  const router = useRouter();
  const pathname = usePathname();
  const [going, setGoing] = useState<string>();
  const [trouble, setTrouble] = useState<string>();
  const go = (href: `/${string}`) => {
    close();
    // Another state of the same page is known already: the server need not be asked.
    if (href.split("?")[0] === pathname) pushAddress(href);
    else router.push(href);
  };
  const turnTo = async (context: string) => {
    setGoing(context);
    const problem = await switchContext(context);
    setGoing(undefined);
    setTrouble(problem);
    if (problem !== undefined) return;
    say(`Now showing ${context}.`);
    go("/");
  };
  const perform = (deed: PaletteDeed) => {
    if (going !== undefined) return;
    switch (deed.kind) {
      case "go":
        go(deed.href);
        break;
      case "theme":
        chooseTheme(deed.name);
        close();
        break;
      case "context":
        void turnTo(deed.name);
        break;
    }
  };
  return { perform, going, trouble };
}
