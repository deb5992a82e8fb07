import "server-only";
import { decideLessonAccess } from "@/features/learning/rules";
import { isAdmin, type Person } from "@/policy/actor";
import type { FoundAssessment } from "./find-assessment";

/** Whether an enrolled person sees the lesson's content: its questions are content like its text. */
export function isOpenTo(person: Person, { access, enrollment, ...found }: FoundAssessment): boolean {
  // A suspended enrollment opens nothing, whatever is kept of it.
  const inUse = enrollment?.status === "SUSPENDED" ? null : enrollment;
  const viewer = { isSignedIn: true, isStaff: false, tier: person.tier, enrollment: inUse };
  const isLocked = found.isLocked && !isAdmin(person);
  return decideLessonAccess({ ...access, hasRegisteredBody: false, isLocked, viewer }).body === "content";
}
