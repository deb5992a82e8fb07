"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MILLISECONDS = 1_000;

/** Asks for the page again while an import runs; the page itself says how far it is. */
export function ImportWatch() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), EVERY_MILLISECONDS);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
