import { defaultRelease, type Release } from "../../controllers/release.ts";

/** The patch release that a minor release is mirrored as, where its name does not say one. */
const firstPatch = ".0";

/** What /version says: the release whose behaviour the lab mirrors. */
export function versionOf(release: Release = defaultRelease) {
  const [major = "", minor = "", patch] = release.split(".");
  return {
    major,
    minor,
    emulationMajor: major,
    emulationMinor: minor,
    minCompatibilityMajor: major,
    minCompatibilityMinor: String(Number(minor) - 1),
    gitVersion: `v${release}${patch === undefined ? firstPatch : ""}`,
    gitCommit: "",
    gitTreeState: "lab",
    buildDate: "1970-01-01T00:00:00Z",
    goVersion: "",
    compiler: "",
    platform: "lab",
  };
}
