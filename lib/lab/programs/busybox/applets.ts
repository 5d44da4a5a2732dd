import type { Applet } from "./applet.ts";
import { fileApplets } from "./file-applets.ts";
import { networkApplets } from "./network-applets.ts";
import { processApplets } from "./process-applets.ts";

const applets: Readonly<Record<string, Applet>> = { ...fileApplets, ...networkApplets, ...processApplets };
const shells = ["sh", "ash"];

/** The applet that a command's name, or its path in a bin directory, leads to. */
export function findApplet(name: string): Applet | undefined {
  const base = name.replace(/^(?:\/usr)?\/s?bin\//, "");
  return Object.hasOwn(applets, base) ? applets[base] : undefined;
}

/** Whether busybox can be run by that name. */
export function hasProgram(name: string): boolean {
  return shells.includes(name.replace(/^(?:\/usr)?\/s?bin\//, "")) || findApplet(name) !== undefined;
}
