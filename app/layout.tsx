import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { LiveRegion } from "@/components/live/live-region.tsx";
import { Header } from "@/components/shell/header.tsx";
import { ThemeScript } from "@/components/shell/theme-script.tsx";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "StatefulSet Explorer", template: "%s · StatefulSet Explorer" },
  description: "Every ordinal of a StatefulSet: its pod, its claim and volume, its stable DNS name, and the counter that it answers.",
};

export default async function Layout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body className="font-sans">
        <ThemeScript nonce={nonce} />
        <a href="#main" className="absolute -top-20 left-4 z-50 rounded-md bg-ink px-3 py-2 text-bg focus:top-2">
          Skip to content
        </a>
        <Header />
        <main id="main" tabIndex={-1} className="mx-auto max-w-[1400px] px-4 pt-5 pb-10 outline-none sm:px-6">
          {children}
        </main>
        <LiveRegion />
      </body>
    </html>
  );
}
