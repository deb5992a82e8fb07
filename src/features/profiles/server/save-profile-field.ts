import "server-only";
import { profileValues } from "@/features/profiles/profile-fields";
import type { SaveProfileField } from "@/features/profiles/schema";
import { touchTags } from "@/server/cache/tag-cache";
import type { Tx } from "@/server/db/client";
import type { PersonDeps } from "@/server/trpc/context";
import { setProfile, writeProfile } from "./write-profile";

/** Saves one field of one's own profile, as its rule has it (blanks at the ends gone). The last write is; repeating does no harm. */
export function saveProfileField(
  deps: Pick<PersonDeps, "db" | "actor" | "now">,
  { field, value }: SaveProfileField,
): Promise<{ savedAt: Date }> {
  return writeProfile(deps, async (tx, { userId, at }) => {
    if (field === "name") return saveName(tx, userId, profileValues.name.parse(value), at);
    const kept = profileValues[field].parse(value);
    const stored = field === "dateOfBirth" && typeof kept === "string" ? new Date(`${kept}T00:00:00Z`) : kept;
    await setProfile(tx, userId, { [field]: stored, updatedAt: at });
  });
}

/** An instructor's name is on pages of courses and in lists; those are made again as well. Certificates keep the name they were given. */
async function saveName(tx: Tx, userId: string, name: string, at: Date): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { name, updatedAt: at } });
  const taught = await tx.courseInstructor.findMany({ where: { userId, isActive: true }, select: { courseId: true } });
  if (taught.length > 0) await touchTags(tx, ["catalog", ...taught.map(({ courseId }) => `course:${courseId}`)]);
}
