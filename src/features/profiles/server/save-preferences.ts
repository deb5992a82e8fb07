import "server-only";
import { env } from "@/env/server";
import type { SavePreferences } from "@/features/profiles/preferences";
import type { Prisma } from "@/generated/prisma/client";
import { offeredLocales } from "@/i18n/locales";
import { AppError } from "@/lib/app-error";
import type { PersonDeps } from "@/server/trpc/context";

/**
 * Stores what changed of one's preferences; the rest stays, also what another tab is storing at this moment. Repeating does no
 * harm. Devices learn of it with their next answer (src/server/auth/view-cookies.ts).
 * @throws AppError RULE_BROKEN `profiles.no_such_language`
 */
export async function savePreferences(
  deps: Pick<PersonDeps, "db" | "actor" | "now">,
  change: SavePreferences,
): Promise<{ savedAt: Date }> {
  const userId = deps.actor.id;
  const at = deps.now();
  const { language, contentFilters = {} } = change;
  if (language && !offeredLocales(env.LECTERN_UNDER_TEST).some(({ tag }) => tag === language))
    throw new AppError("RULE_BROKEN", "profiles.no_such_language");
  const columns = columnsOf(change, at);
  const accessibility = accessibilityOf(change);
  await deps.db.$transaction(async (tx) => {
    await tx.userPreference.upsert({ where: { userId }, create: { ...columns, userId }, update: columns });
    // Who chooses again starts again, whatever reminders passed unheeded before.
    if (change.reminderFrequency || change.reminderTime)
      await tx.$executeRaw`
        UPDATE "user_preference" SET "desk" = "desk" || jsonb_build_object('remindersChosenAt', ${at.toISOString()}::text)
         WHERE "user_id" = ${userId}::uuid`;
    if (Object.keys(accessibility).length + Object.keys(contentFilters).length === 0) return;
    // Joined by the database, so that of two changes at once neither takes back the other.
    await tx.$executeRaw`
      UPDATE "user_preference" SET "accessibility" = "accessibility" || ${JSON.stringify(accessibility)}::jsonb,
             "content_filters" = "content_filters" || ${JSON.stringify(contentFilters)}::jsonb
       WHERE "user_id" = ${userId}::uuid`;
  });
  return { savedAt: at };
}

function columnsOf(change: SavePreferences, at: Date): Omit<Prisma.UserPreferenceUncheckedCreateInput, "userId"> {
  return {
    updatedAt: at,
    ...(change.theme && { theme: ({ system: "SYSTEM", light: "LIGHT", dark: "DARK" } as const)[change.theme] }),
    ...(change.timeZone && { timeZone: change.timeZone }),
    ...(change.language !== undefined && { language: change.language }),
    ...(change.reminderFrequency && { reminderFrequency: change.reminderFrequency }),
    ...(change.reminderTime && { reminderTime: new Date(`1970-01-01T${change.reminderTime}:00Z`) }),
  };
}

function accessibilityOf(change: SavePreferences) {
  const { theme, size, reading, isMotionReduced, hasCaptions, showsCovers, followsDevice } = change;
  return {
    ...(size && { size }),
    ...(reading && { reading }),
    ...(isMotionReduced !== undefined && { motion: isMotionReduced ? "reduce" : "system" }),
    ...(hasCaptions !== undefined && { captions: hasCaptions ? "on" : "off" }),
    ...(showsCovers !== undefined && { catalog: showsCovers ? "covers" : "list" }),
    ...(followsDevice !== undefined && { zone: followsDevice ? "device" : "own" }),
    // That a theme was chosen must show also where it is "like the device": other devices are to follow.
    ...(theme && { theme }),
  };
}
