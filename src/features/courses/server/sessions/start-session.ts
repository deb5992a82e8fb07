import "server-only";
import { builderSteps, expiryOf } from "@/features/courses/builder";
import type { CreationMethod } from "@/generated/prisma/enums";
import type { Tx } from "@/server/db/client";
import { judgeSession } from "./judge-session";

export interface NewSession {
  /** Is in the address; chosen by whoever starts it, so that starting twice makes one. */
  sessionId: string;
  instructorId: string;
  courseId: string;
  method: CreationMethod;
  template?: { id: string; name: string };
  at: Date;
  userAgent: string;
}

/** A run of the builder over the draft of a course. Safe to repeat. Also counts the use of its template. */
export async function startSession(tx: Tx, session: NewSession): Promise<void> {
  const { sessionId, instructorId, courseId, method, template, at, userAgent } = session;
  const { count } = await tx.courseCreationSession.createMany({
    data: {
      sessionId,
      instructorId,
      courseId,
      creationMethod: method,
      templateId: template?.id ?? null,
      templateUsed: template?.name ?? "",
      totalSteps: builderSteps.length,
      metadata: { client: { userAgent: userAgent.slice(0, 300), at: at.toISOString() }, conflicts: [] },
      data: { confirmed: [] },
      lastActivityAt: at,
      expiresAt: expiryOf(at),
    },
    skipDuplicates: true,
  });
  if (count === 0) return;
  if (template) await tx.courseTemplate.update({ where: { id: template.id }, data: { usageCount: { increment: 1 } } });
  await judgeSession(tx, sessionId);
  if (template) await recountSuccess(tx, [template.id]);
}

/** What share of the courses started from a template was published. */
export async function recountSuccess(tx: Tx, templateIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE course_template t
       SET success_rate = CASE WHEN t.usage_count = 0 THEN 0 ELSE least(100, round(100.0 * (
             SELECT count(*) FROM course_creation_session s WHERE s.template_id = t.id AND s.status = 'PUBLISHED'
           ) / t.usage_count, 2)) END
     WHERE t.id = ANY(${[...templateIds]}::uuid[])`;
}
