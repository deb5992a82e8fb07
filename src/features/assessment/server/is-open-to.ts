import "server-only";
import { decideLessonAccess } from "@/features/learning/rules";
import type { Person } from "@/policy/actor";
import type { FoundAssessment } from "./find-assessment";

/** Whether an enrolled person sees the lesson's content: its questions are content like its text. */
export function isOpenTo(person: Person, { access, seat }: FoundAssessment): boolean {
  const viewer = { isSignedIn: true, isStaff: false, tier: person.tier, seat };
  return decideLessonAccess({ ...access, hasRegisteredBody: false, viewer }).body === "content";
}
