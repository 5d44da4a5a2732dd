"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { Pill } from "../ui/pill.tsx";

const themes = [
  { name: "system", icon: Monitor },
  { name: "light", icon: Sun },
  { name: "dark", icon: Moon },
] as const;

/** Goes round: as the system has it, light, dark. The server cannot know which was chosen, so the first paint shows the first. */
export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  const isBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const index = isBrowser
    ? Math.max(
        0,
        themes.findIndex(({ name }) => name === theme),
      )
    : 0;
  const now = themes[index] ?? themes[0];
  const next = themes[(index + 1) % themes.length] ?? themes[0];
  const label = `Theme: ${now.name}. Change to ${next.name}.`;
  return (
    <Pill aria-label={label} title={label} onClick={() => setTheme(next.name)} className="px-1.5">
      <now.icon aria-hidden="true" className="size-4" />
    </Pill>
  );
}

const never = () => () => undefined;
