"use client";
import { useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
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
  const words = useRefusal();
  const [preferences, setPreferences] = useState(given);
  // Two changes can come before the page is drawn again, and be on their way at the same time.
  const latest = useRef(given);
  const underWay = useRef(0);
  const set = (next: Preferences) => {
    latest.current = next;
    setPreferences(next);
    showAll(next);
  };
  const save = async (change: SavePreferences): Promise<boolean> => {
    const before = latest.current;
    const contentFilters = { ...before.contentFilters, ...change.contentFilters };
    const next = { ...before, ...change, contentFilters };
    set(next);
    underWay.current += 1;
    tellSaved({ kind: "saving" });
    try {
      // What comes by mail has to know where the device is.
      const sent = next.followsDevice ? { ...change, timeZone: deviceZone() } : change;
      const { savedAt } = await api.profiles.savePreferences.mutate(sent);
      underWay.current -= 1;
      if (underWay.current === 0) tellSaved({ kind: "saved", at: new Date(savedAt) });
      return true;
    } catch (error) {
      underWay.current -= 1;
      const changed = Object.keys(change) as (keyof SavePreferences)[];
      set({
        ...latest.current,
        ...Object.fromEntries(changed.map((name) => [name, before[name as keyof Preferences]])),
      });
      tellSaved({ kind: "refused", why: words(error) });
      return false;
    }
  };
  return { preferences, save };
}
