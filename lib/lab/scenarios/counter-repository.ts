import { counterApp } from "../programs/counter-app.ts";
import { crashingApp } from "../programs/crashing-app.ts";
import type { Image, ImageRepository } from "../programs/image.ts";

const pullMs = 1500;
const sizeBytes = 52_428_800;

const page = (version: string, colour: string) =>
  `<!doctype html><html lang="en"><title>{hostname}</title><body style="background:${colour}"><h1>{hostname}</h1><p>Visits: {visits}</p><p>Version ${version}</p></body></html>\n`;

/**
 * The images of one app that counts visits: 1.0, which every node has; 1.1 and 2.0, which look different and have to be pulled; `crash`, which ends
 * soon after its start; `unready`, which never becomes ready. Any other tag is not found, as in a real registry.
 */
export function counterRepository(name: string, image: Omit<Image, "program" | "command">): ImageRepository {
  const variant = (env: Record<string, string>): Partial<Image> => ({ env: { ...image.env, ...env } });
  const pageOf = (version: string, colour: string) => (image.env?.PAGE ?? page(version, colour)).replaceAll("{version}", version);
  return {
    name,
    image: { ...image, program: counterApp, command: [name], env: { ...image.env, PAGE: pageOf("1.0", "white") } },
    variants: {
      "1.1": variant({ PAGE: pageOf("1.1", "lightcyan") }),
      "2.0": variant({ PAGE: pageOf("2.0", "lightyellow") }),
      crash: { program: crashingApp },
      unready: variant({ READY: "false" }),
    },
    pullable: ["1.0", "1.1", "2.0", "crash", "unready"],
    present: ["1.0"],
    pullMs,
    sizeBytes,
  };
}
