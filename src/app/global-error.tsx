"use client";

import { AccidentPage } from "@/components/layout/accident-page";
import "@/styles/globals.css";

/** The last resort: the root layout itself failed, so this brings its own document. */
export default function GlobalErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <AccidentPage error={error} again={reset} />
      </body>
    </html>
  );
}
