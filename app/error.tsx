"use client";
import { Pill } from "@/components/ui/pill.tsx";

/** The page's last resort. What went wrong may hold text from a cluster, so only its digest, by which the log finds it, is shown. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div className="grid justify-items-start gap-3 py-10" role="alert">
      <h1 className="font-semibold text-[22px]">This page has failed</h1>
      <p className="text-soft">
        That is a mistake of the explorer, not of your cluster. Nothing was changed.{error.digest && ` Reference: ${error.digest}`}
      </p>
      <Pill onClick={reset}>Try again</Pill>
    </div>
  );
}
