"use client";

import { AccidentPage } from "@/components/layout/accident-page";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <AccidentPage error={error} again={reset} />;
}
