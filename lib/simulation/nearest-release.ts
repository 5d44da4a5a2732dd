import { defaultRelease, type Release } from "../controllers/release.ts";

/** Of a server's version (`v1.35.4`) the release whose rules it follows, as far as they are known here; `note`: why it is not quite that one. */
export function nearestRelease(version: string | undefined): { release: Release; note?: string } {
  const [, major, minor, patch] = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(version ?? "") ?? [];
  if (major === undefined || version === undefined)
    return { release: defaultRelease, note: `The server's version is not known: the rules of ${defaultRelease} are taken.` };
  const number = Number(minor);
  if (major !== "1" || number > 37)
    return { release: "1.37", note: `${version} is newer than what is known here: the rules of 1.37 are taken.` };
  if (number < 33) return { release: "1.33", note: `${version} is older than what is known here: the rules of 1.33 are taken.` };
  return { release: releaseOf(number, Number(patch ?? 4)) };
}

function releaseOf(minor: number, patch: number): Release {
  switch (minor) {
    case 33:
      return "1.33";
    case 34:
      return "1.34";
    case 35:
      // The gate MaxUnavailableStatefulSet was on until 1.35.3 (kubernetes/kubernetes#137904).
      return patch >= 4 ? "1.35.4" : "1.35.0";
    case 36:
      return "1.36";
    default:
      return "1.37";
  }
}
