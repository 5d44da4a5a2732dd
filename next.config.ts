import type { NextConfig } from "next";
import { basePathPlaceholder } from "./lib/base-path.mjs";

// Kept out of the bundle: faster build, readable stacks, and what they load by path at run time is found.
const serverExternalPackages = ["@kubernetes/client-node", "ws", "undici", "pino", "prom-client", "dns-packet"];

// Only needed to shrink pictures on the server, which is switched off.
const untraced = ["node_modules/@img/**", "node_modules/sharp/**"];

/** Set for the build by bin/build.mjs, in development by whoever wants to see it under a path. */
const basePath = process.env.BASE_PATH ?? "";

// The second build stands beside the first, so that it disturbs no server that runs from that. Types are checked by the first; and of a
// configuration that extends another Next knows that it may not write its own folders into it.
const secondBuild: NextConfig =
  basePath === basePathPlaceholder
    ? { distDir: ".next/cache/base-path", typescript: { ignoreBuildErrors: true, tsconfigPath: "bin/tsconfig.json" } }
    : {};

const nextConfig: NextConfig = {
  basePath,
  // For components/shell/address.ts, in the page as in its worker.
  env: { BASE_PATH: basePath },
  ...secondBuild,
  output: "standalone",
  reactStrictMode: true,
  poweredByHeader: false,
  serverExternalPackages,
  images: { unoptimized: true },
  outputFileTracingExcludes: { "/*": untraced, "next-server": untraced },
  // Without it the page opened at 127.0.0.1 never comes alive in development.
  allowedDevOrigins: ["127.0.0.1"],
  // Routes are loaded when they are first asked for: most are never, and each keeps its code in memory.
  experimental: { agentUpgrade: false, preloadEntriesOnStart: false },
};

export default nextConfig;
