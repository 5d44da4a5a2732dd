"use client";
import PageError from "./error.tsx";

/** In place of the whole page when its very frame has failed. Next's own page for this is larger, and every page loads it. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body className="mx-auto max-w-[1400px] px-4 font-sans sm:px-6">
        <PageError {...props} />
      </body>
    </html>
  );
}
