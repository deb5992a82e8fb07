import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Accommodation } from "@/features/assessment/accommodation";
import type {
  GiveAccommodation,
  GiveGroupAccommodation,
  RemoveAccommodation,
  RemoveGroupAccommodation,
} from "@/features/assessment/accommodation-schema";
import { lockGroup } from "@/features/enrollment/server/groups/lock-group";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import type { PersonDeps } from "@/server/trpc/context";
import { extendRunning } from "./extend-running";
import { findAssessmentOf } from "./list-accommodations";
import { lockCurrent, lockMembers, lockStudentsNamed } from "./lock-students";

type AccommodationDeps = Pick<PersonDeps, "db" | "actor" | "now" | "ip">;
type Wish = Omit<GiveAccommodation, "courseId" | "lessonId" | "whom">;
type Whose = { userId: string } | { groupId: string };

/**
 * Gives students of a course more time, more attempts or other times at one assessment; what they had there is replaced, and what
 * their groups have doesn't count for them. An attempt that runs gains at once, and never loses. All of them or none; the same again changes nothing.
 * @throws AppError NOT_FOUND `assessment.none_here`; RULE_BROKEN `assessment.not_students` (facts: who they are not).
 */
export function giveAccommodation(
  deps: AccommodationDeps,
  { courseId, lessonId, whom, ...wish }: GiveAccommodation,
): Promise<{ names: string[] }> {
  const at = deps.now();
  return deps.db.$transaction(async (tx) => {
    const { id: assessmentId } = await findAssessmentOf(tx, { courseId, lessonId });
    const people = await lockStudentsNamed(tx, { courseId, whom, at });
    const userIds: string[] = [];
    for (const { id: userId } of people)
      if (await store(tx, deps, { assessmentId, whose: { userId }, wish, at })) userIds.push(userId);
    if (userIds.length > 0) {
      await extendRunning(tx, { assessmentIds: [assessmentId], userIds, at });
      await appendAudit(tx, deps, {
        action: "assessment.accommodate",
        objectType: "assessment",
        objectId: assessmentId,
        values: { courseId, userIds, ...amountsOf(wish) },
      });
    }
    return { names: people.map(({ name }) => name) };
  });
}

/**
 * The same for a group: it counts for its members as long as they are in it and have none of their own. The attempts of its members
 * that run gain at once.
 * @throws AppError NOT_FOUND `assessment.none_here`, `enrollment.no_such_group`.
 */
export function giveGroupAccommodation(
  deps: AccommodationDeps,
  { courseId, lessonId, groupId, ...wish }: GiveGroupAccommodation,
): Promise<{ name: string }> {
  const at = deps.now();
  return deps.db.$transaction(async (tx) => {
    const { id: assessmentId } = await findAssessmentOf(tx, { courseId, lessonId });
    const { name } = await lockGroup(tx, { courseId, groupId });
    if (!(await store(tx, deps, { assessmentId, whose: { groupId }, wish, at }))) return { name };
    const userIds = await lockMembers(tx, { courseId, groupId, at });
    await extendRunning(tx, { assessmentIds: [assessmentId], userIds, at });
    await appendAudit(tx, deps, {
      action: "assessment.accommodate",
      objectType: "assessment",
      objectId: assessmentId,
      values: { courseId, groupId, group: name, ...amountsOf(wish) },
    });
    return { name };
  });
}

const amountsOf = ({ reason: _, ...amounts }: Wish) => amounts;

const ownColumns = {
  ...{ extraTimePercent: true, extraMinutes: true, extraAttempts: true },
  ...{ opensAt: true, closesAt: true, reason: true },
} as const;

/** False where it is as wished already. */
async function store(
  tx: Tx,
  { actor }: AccommodationDeps,
  { assessmentId, whose, wish, at }: { assessmentId: string; whose: Whose; wish: Wish; at: Date },
): Promise<boolean> {
  const toDate = (moment: string | null) => (moment === null ? null : new Date(moment));
  const given: Accommodation & { reason: string } = {
    ...wish,
    opensAt: toDate(wish.opensAt),
    closesAt: toDate(wish.closesAt),
  };
  const where =
    "userId" in whose
      ? { assessmentId_userId: { assessmentId, ...whose } }
      : { assessmentId_groupId: { assessmentId, ...whose } };
  const known = await tx.assessmentAccommodation.findUnique({ where, select: ownColumns });
  if (isDeepStrictEqual(known, given)) return false;
  const givenById = actor.id;
  await tx.assessmentAccommodation.upsert({
    where,
    create: { assessmentId, ...whose, ...given, givenById, createdAt: at, updatedAt: at },
    update: { ...given, givenById, updatedAt: at },
  });
  return true;
}

/** What is gone already is no error. An attempt that runs keeps the time that it has, and gains where a group gives more. */
export function removeAccommodation(
  deps: AccommodationDeps,
  { courseId, lessonId, userId }: RemoveAccommodation,
): Promise<void> {
  return remove(deps, { courseId, lessonId, whose: { userId } });
}

export function removeGroupAccommodation(
  deps: AccommodationDeps,
  { courseId, lessonId, groupId }: RemoveGroupAccommodation,
): Promise<void> {
  return remove(deps, { courseId, lessonId, whose: { groupId } });
}

function remove(
  deps: AccommodationDeps,
  { courseId, lessonId, whose }: { courseId: string; lessonId: string; whose: Whose },
): Promise<void> {
  const at = deps.now();
  return deps.db.$transaction(async (tx) => {
    const { id: assessmentId } = await findAssessmentOf(tx, { courseId, lessonId });
    if ("userId" in whose) await lockCurrent(tx, { courseId, userIds: [whose.userId], at });
    const { count } = await tx.assessmentAccommodation.deleteMany({ where: { assessmentId, ...whose } });
    if (count === 0) return;
    if ("userId" in whose) await extendRunning(tx, { assessmentIds: [assessmentId], userIds: [whose.userId], at });
    await appendAudit(tx, deps, {
      action: "assessment.removeAccommodation",
      objectType: "assessment",
      objectId: assessmentId,
      values: { courseId, ...whose },
    });
  });
}
