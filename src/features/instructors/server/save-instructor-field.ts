import "server-only";
import { instructorValues, isEditable } from "@/features/instructors/rules";
import type { SaveInstructorField } from "@/features/instructors/schema";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import type { PersonDeps } from "@/server/trpc/context";
import { holdInstructor } from "./hold-instructor";
import { touchInstructor } from "./touch-instructor";

/**
 * Saves one field of what a person says of themselves as an instructor; the first word starts a draft that no one else sees. The
 * last write is; repeating does no harm.
 * @throws AppError RULE_BROKEN `instructors.not_editable` { status } while it waits for a decision or the person is suspended;
 * `instructors.no_such_area`.
 */
export async function saveInstructorField(
  deps: Pick<PersonDeps, "db" | "actor" | "now">,
  { field, value }: SaveInstructorField,
): Promise<{ savedAt: Date }> {
  const userId = deps.actor.id;
  const at = deps.now();
  await deps.db.$transaction(async (tx) => {
    const { id, status } = await holdOwn(tx, userId, at);
    if (!isEditable(status)) throw new AppError("RULE_BROKEN", "instructors.not_editable", { status });
    if (field === "areas") await saveAreas(tx, id, instructorValues.areas.parse(value));
    const stored = field === "areas" ? {} : { [field]: instructorValues[field].parse(value) };
    await tx.instructorProfile.update({ where: { id }, data: { ...stored, updatedAt: at } });
    if (status === "ACTIVE") await touchInstructor(tx, userId);
  });
  return { savedAt: at };
}

async function holdOwn(tx: Tx, userId: string, at: Date) {
  const before = await holdInstructor(tx, userId);
  if (before) return before;
  const { name } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true } });
  // Two first words at once make one draft.
  await tx.instructorProfile.createMany({
    data: { userId, displayName: name, status: "DRAFT", createdAt: at },
    skipDuplicates: true,
  });
  const made = await holdInstructor(tx, userId);
  if (!made) throw new AppError("CONFLICT", "instructors.try_again");
  return made;
}

async function saveAreas(tx: Tx, profileId: string, slugs: readonly string[]): Promise<void> {
  const wanted = [...new Set(slugs)];
  const areas = await tx.category.findMany({
    where: { slug: { in: wanted }, isActive: true },
    select: { id: true },
  });
  if (areas.length < wanted.length) throw new AppError("RULE_BROKEN", "instructors.no_such_area");
  const ids = areas.map(({ id }) => id);
  await tx.instructorExpertise.deleteMany({ where: { profileId, categoryId: { notIn: ids } } });
  await tx.instructorExpertise.createMany({
    data: ids.map((categoryId) => ({ profileId, categoryId })),
    skipDuplicates: true,
  });
}
