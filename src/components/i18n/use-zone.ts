"use client";
import { useSyncExternalStore } from "react";
import { parseView, viewCookie } from "@/components/layout/view-preferences";

const never = () => () => undefined;

function readZone(): string {
  const kept = document.cookie.split("; ").find((cookie) => cookie.startsWith(`${viewCookie}=`));
  const { zone } = parseView(kept?.slice(viewCookie.length + 1));
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return new Intl.DateTimeFormat("en").resolvedOptions().timeZone;
  }
}

/** The reader's time zone, the one that their pages show times in: of their account, or else the browser's. UTC on the server. */
export const useZone = (): string => useSyncExternalStore(never, readZone, () => "UTC");
