"use client";
import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";

/** Light, dark or as the system has it, set before the first paint; the nonce is for the script that does so. */
export function Theme({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <ThemeProvider attribute="data-theme" defaultTheme="system" enableSystem {...(nonce ? { nonce } : {})}>
      {children}
    </ThemeProvider>
  );
}
