import "server-only";
import * as z from "zod";
import { readContentFilters } from "@/features/catalog/server/preset";
import { type Preferences, readingFaces, textSizes } from "@/features/profiles/preferences";
import type { PersonDeps } from "@/server/trpc/context";

/** UserPreference.accessibility. What an older version wrote otherwise reads as the site's own choice. */
export const StoredAccessibility = z.object({
  size: z.enum(textSizes).catch("regular"),
  reading: z.enum(readingFaces).catch("serif"),
  motion: z.enum(["system", "reduce"]).catch("system"),
  captions: z.enum(["off", "on"]).catch("off"),
  catalog: z.enum(["list", "covers"]).catch("list"),
  /** "own" for a zone that was chosen, whatever the device says. */
  zone: z.enum(["device", "own"]).catch("device"),
});

/** When no one said at what hour: after work, before supper. */
const usualTime = "18:00";

/** How one wants the site to be, on every device. */
export async function getPreferences(deps: Pick<PersonDeps, "db" | "actor">): Promise<Preferences> {
  const row = await deps.db.userPreference.findUnique({ where: { userId: deps.actor.id } });
  const { size, reading, motion, captions, catalog, zone } = StoredAccessibility.parse(row?.accessibility ?? {});
  return {
    theme: row?.theme === "DARK" ? "dark" : row?.theme === "LIGHT" ? "light" : "system",
    size,
    reading,
    isMotionReduced: motion === "reduce",
    hasCaptions: captions === "on",
    showsCovers: catalog === "covers",
    timeZone: row?.timeZone ?? "UTC",
    followsDevice: zone === "device",
    language: row?.language ?? null,
    reminderFrequency: row?.reminderFrequency ?? "NEVER",
    reminderTime: row?.reminderTime?.toISOString().slice(11, 16) ?? usualTime,
    contentFilters: readContentFilters(row?.contentFilters),
  };
}
