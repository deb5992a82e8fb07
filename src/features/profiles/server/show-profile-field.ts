import "server-only";
import type { SetProfilePublic, ShowProfileField } from "@/features/profiles/schema";
import type { PersonDeps } from "@/server/trpc/context";
import { setProfile, writeProfile } from "./write-profile";

/** Shows one field of one's own profile to others, or hides it again. One statement, so that two switches at once both count. */
export function showProfileField(
  deps: Pick<PersonDeps, "db" | "actor" | "now">,
  { field, isShown }: ShowProfileField,
): Promise<{ savedAt: Date }> {
  return writeProfile(deps, async (tx, { userId, at }) => {
    await setProfile(tx, userId, {});
    await tx.$executeRaw`
      UPDATE "profile" SET "updated_at" = ${at},
             "visible_fields" = array_remove("visible_fields", ${field}) || CASE WHEN ${isShown} THEN ARRAY[${field}]::text[] ELSE '{}' END
       WHERE "user_id" = ${userId}::uuid`;
  });
}

/** Whether one's public page exists at all. */
export const setProfilePublic = (
  deps: Pick<PersonDeps, "db" | "actor" | "now">,
  { isPublic }: SetProfilePublic,
): Promise<{ savedAt: Date }> =>
  writeProfile(deps, (tx, { userId, at }) => setProfile(tx, userId, { isPublic, updatedAt: at }));
