import "server-only";
import { decideLessonAccess } from "@/features/learning/rules";
import { isAdmin, type Person } from "@/policy/actor";
import type { FoundAssessment } from "./find-assessment";

/** Whether an enrolled person sees the lesson's content: its questions are content like its text. */
export function isOpenTo(person: Person, { access, seat, ...found }: FoundAssessment): boolean {
  // A suspended seat opens nothing, whatever is kept of it.
  const inUse = seat?.status === "SUSPENDED" ? null : seat;
  const viewer = { isSignedIn: true, isStaff: false, tier: person.tier, seat: inUse };
  const isLocked = found.isLocked && !isAdmin(person);
  return decideLessonAccess({ ...access, hasRegisteredBody: false, isLocked, viewer }).body === "content";
}
