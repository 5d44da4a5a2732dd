"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Pill } from "../ui/pill.tsx";
import { chooseTheme, readTheme, type ThemeName, themeNames, watchTheme } from "./theme-choice.ts";

const icons = { system: Monitor, light: Sun, dark: Moon } as const;

/** Goes round: as the system has it, light, dark. The server cannot know which was chosen, so the first paint shows the first. */
export function ThemeSwitch() {
  const now = useSyncExternalStore<ThemeName>(watchTheme, readTheme, () => "system");
  const next = themeNames[(themeNames.indexOf(now) + 1) % themeNames.length] ?? "system";
  const label = `Theme: ${now}. Change to ${next}.`;
  const Icon = icons[now];
  return (
    <Pill aria-label={label} title={label} onClick={() => chooseTheme(next)} className="px-1.5">
      <Icon aria-hidden="true" className="size-4" />
    </Pill>
  );
}
