"use client";
import type { Forecast } from "@/lib/simulation/forecast-result.ts";
import { saveText } from "../ui/save-text.ts";
import type { ExportKind } from "./export-forecast.ts";
import { PopoverList } from "./popover-list.tsx";

const kinds: readonly { kind: ExportKind; title: string; about: string }[] = [
  { kind: "svg", title: "Picture (SVG)", about: "Sharp at any size, as the screen is: light or dark." },
  { kind: "png", title: "Picture (PNG)", about: "For where an SVG is not taken." },
  { kind: "csv", title: "Table (CSV)", about: "Every stretch of time, move and fact." },
  { kind: "md", title: "Section of Markdown", about: "Advice, facts and what was assumed, for an issue or a runbook." },
];

interface ExportMenuProps {
  forecast: Forecast;
  at: number;
  /** Is told what came of it. */
  tell: (text: string, isWrong?: boolean) => void;
}

/** The forecast as a file that others can read. What writes it is loaded when it is asked for. */
export function ExportMenu({ forecast, at, tell }: ExportMenuProps) {
  const take = async (kind: ExportKind) => {
    const fileName = `${forecast.request.set.name}.forecast.${kind}`;
    const theme = getComputedStyle(document.documentElement).colorScheme === "dark" ? "dark" : "light";
    const loaded = await import("./export-forecast.ts").catch(() => undefined);
    if (!loaded) return tell("What writes it could not be loaded: the explorer does not answer.", true);
    try {
      const { content, type } = await loaded.exportForecast(forecast, { kind, theme, at });
      saveText(content, fileName, type);
      tell(`Saved as ${fileName}.`);
    } catch (error) {
      tell((error as Error).message, true);
    }
  };
  return <PopoverList label="Export" items={kinds} onChoose={({ kind }) => void take(kind)} />;
}
