"use client";
import { useEffect, useRef } from "react";
import { api } from "@/components/api/client";
import { useShownAtOnce } from "@/components/api/use-shown-at-once";
import { tellSaved } from "@/components/form/tell-saved";
import { viewEvent } from "@/components/layout/view-preferences";
import type { Preferences, SavePreferences } from "@/features/profiles/preferences";

/** Tells the page's own script, which applies it at once; an empty value is the site's own choice. */
const show = (name: string, value: string) =>
  dispatchEvent(new CustomEvent(viewEvent, { detail: [name, value, true] }));

const deviceZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

function showAll(preferences: Preferences): void {
  const { theme, size, reading, isMotionReduced, hasCaptions, showsCovers, timeZone, followsDevice } = preferences;
  show("theme", theme === "system" ? "" : theme);
  show("size", size === "regular" ? "" : size);
  show("reading", reading === "serif" ? "" : reading);
  show("motion", isMotionReduced ? "reduce" : "");
  show("captions", hasCaptions ? "on" : "");
  show("catalog", showsCovers ? "covers" : "");
  show("zone", followsDevice ? "" : timeZone);
}

/** One's preferences: a change shows at once, is stored, and goes back where it could not be. */
export function usePreferences(given: Preferences) {
  const { value: preferences, change } = useShownAtOnce(given, { onStatus: tellSaved });
  // The page's own script has applied what it was loaded with.
  const applied = useRef(given);
  useEffect(() => {
    if (applied.current === preferences) return;
    applied.current = preferences;
    showAll(preferences);
  }, [preferences]);

  const save = (wanted: SavePreferences): Promise<boolean> => {
    const by = (before: Preferences): Preferences => ({
      ...before,
      ...wanted,
      contentFilters: { ...before.contentFilters, ...wanted.contentFilters },
    });
    // What comes by mail has to know where the device is.
    const sent = by(preferences).followsDevice ? { ...wanted, timeZone: deviceZone() } : wanted;
    return change({ by, send: () => api.profiles.savePreferences.mutate(sent) });
  };
  return { preferences, save };
}
