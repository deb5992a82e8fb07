"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MILLISECONDS = 1_000;

/** Asks for the page again while sources are being read; the page itself says how far they are. */
export function SourceWatch() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), EVERY_MILLISECONDS);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
