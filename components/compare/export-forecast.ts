import { forecastToCsv } from "@/lib/simulation/export/csv.ts";
import type { ExportTheme } from "@/lib/simulation/export/export-theme.ts";
import { forecastToMarkdown } from "@/lib/simulation/export/markdown.ts";
import { forecastToSvg } from "@/lib/simulation/export/svg.ts";
import type { Forecast } from "@/lib/simulation/forecast-result.ts";
import { svgToPng } from "./svg-to-png.ts";

export type ExportKind = "svg" | "png" | "csv" | "md";

interface ExportWish {
  kind: ExportKind;
  theme: ExportTheme;
  /** The moment that is marked in the picture. */
  at: number;
}

/** A forecast as a file of that kind. Throws an Error whose message is a sentence for the person. */
export async function exportForecast(forecast: Forecast, { kind, theme, at }: ExportWish): Promise<{ content: BlobPart; type: string }> {
  switch (kind) {
    case "svg":
      return { content: forecastToSvg(forecast, { theme, at }), type: "image/svg+xml" };
    case "png":
      return { content: await svgToPng(forecastToSvg(forecast, { theme, at })), type: "image/png" };
    case "csv":
      return { content: forecastToCsv(forecast), type: "text/csv" };
    case "md":
      return { content: forecastToMarkdown(forecast), type: "text/markdown" };
  }
}
