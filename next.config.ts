import type { NextConfig } from "next";

// Kept out of the bundle: faster build, readable stacks, and what they load by path at run time is found.
const serverExternalPackages = ["@kubernetes/client-node", "ws", "undici", "pino", "prom-client", "dns-packet"];

// Only needed to shrink pictures on the server, which is switched off.
const untraced = ["node_modules/@img/**", "node_modules/sharp/**"];

const nextConfig: NextConfig = {
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
