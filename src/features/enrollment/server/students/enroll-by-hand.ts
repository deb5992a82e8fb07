import "server-only";
import * as z from "zod";
import { emailKey } from "@/features/accounts/rules";
import { findPersonNamed } from "@/features/accounts/server/find-person-named";
import type { EnrollByHand } from "@/features/enrollment/students-schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { PersonDeps } from "@/server/trpc/context";
import { assertTakesLearners, lockCourse } from "./course-lock";
import { giveEnrollments } from "./give-enrollments";
import { inviteStudents } from "./invite-students";

/** `waits`: an address no one has proved; the enrollment opens with an account that has it. */
export const EnrolledByHand = z.object({ outcome: z.enum(["enrolled", "already", "waits"]), name: z.string() });
export type EnrolledByHand = z.infer<typeof EnrolledByHand>;

/**
 * Gives one person an enrollment: by user name, or by address. Doing it again changes nothing. An account that only claims the
 * address gets an enrollment of a free course at once; one that costs something, or is by invitation, waits for the proof.
 * @throws AppError RULE_BROKEN `enrollment.not_live`, `enrollment.suspended`, `enrollment.full`, `enrollment.no_such_person`,
 * `enrollment.time_has_passed`.
 */
export function enrollByHand(
  deps: Pick<PersonDeps, "db" | "actor" | "now" | "ip">,
  { courseId, whom, until }: EnrollByHand,
): Promise<EnrolledByHand> {
  const { db, actor, now } = deps;
  const at = now();
  const endsAt = until === null ? null : new Date(until);
  if (endsAt && endsAt <= at) throw new AppError("RULE_BROKEN", "enrollment.time_has_passed");
  return db.$transaction(async (tx): Promise<EnrolledByHand> => {
    const course = await lockCourse(tx, courseId, at);
    assertTakesLearners(course);
    const person = await findPersonNamed(tx, whom);
    if (person && (person.isProven || !course.needsProof)) {
      const { given, full } = await giveEnrollments(tx, {
        course,
        wishes: [{ userId: person.id, endsAt }],
        givenBy: actor.id,
        at,
      });
      if (full > 0) throw new AppError("RULE_BROKEN", "enrollment.full");
      const [enrollment] = given;
      if (!enrollment) return { outcome: "already", name: person.name };
      await appendAudit(tx, deps, {
        action: "enrollment.byHand",
        objectType: "enrollment",
        objectId: enrollment.enrollmentId,
        values: { courseId, userId: person.id },
      });
      return { outcome: "enrolled", name: person.name };
    }
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(whom)) throw new AppError("RULE_BROKEN", "enrollment.no_such_person");
    await inviteStudents(tx, {
      courseId,
      wishes: [{ email: whom, key: emailKey(whom), endsAt }],
      invitedBy: actor.id,
      at,
    });
    return { outcome: "waits", name: whom };
  });
}
