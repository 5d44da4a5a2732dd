import type { Phase } from "../../timeline/timeline.ts";

export type ExportTheme = "light" | "dark";

/** Colours of a picture that stands outside of the screen: those of app/globals.css, which a picture cannot read. */
export interface ExportColours {
  panel: string;
  line: string;
  edge: string;
  ink: string;
  soft: string;
  accent: string;
  ready: string;
  fail: string;
  before: string;
  after: string;
}

export const exportColours: Readonly<Record<ExportTheme, ExportColours>> = {
  light: {
    panel: "#ffffff",
    line: "#e6e7eb",
    edge: "#8b91a0",
    ink: "#14161b",
    soft: "#565c6a",
    accent: "#5151cf",
    ready: "#0a7153",
    fail: "#c22836",
    before: "#64748b",
    after: "#6f4cf5",
  },
  dark: {
    panel: "#131519",
    line: "#24272e",
    edge: "#6b7280",
    ink: "#eceef2",
    soft: "#a2a8b5",
    accent: "#9a9aff",
    ready: "#3ecf9b",
    fail: "#ff7480",
    before: "#8292a8",
    after: "#a48bff",
  },
};

/** How a pod is drawn: solid where it serves, hatched where it is there and does not, faint while nothing of it runs yet, not at all where there is none. */
export type BarFill = "serving" | "present" | "waiting" | "empty";

export const phaseFill: Readonly<Record<Phase, BarFill>> = {
  absent: "empty",
  waiting: "waiting",
  starting: "present",
  ready: "serving",
  unready: "present",
  failing: "present",
  ending: "present",
};
