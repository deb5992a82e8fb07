import "server-only";
import * as z from "zod";
import {
  type BuilderFacts,
  type BuilderStep,
  builderSteps,
  findStepErrors,
  isEndingSoon,
  judgeProgress,
} from "@/features/courses/builder";
import { DetailsJson } from "@/features/courses/server/details/get-details";
import { getSettings } from "@/features/courses/server/details/get-settings";
import { getDraft } from "@/features/courses/server/get-draft";
import { isStillTheirs } from "@/features/courses/server/sessions/own-session";
import { factsOf } from "@/features/courses/server/sessions/read-facts";
import { CourseState, CreationMethod, CreationSessionState } from "@/generated/prisma/enums";
import { AppError } from "@/lib/app-error";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";

const SessionRow = rowSchema(() => ({
  sessionId: z.string(),
  status: z.enum(CreationSessionState),
  creationMethod: z.enum(CreationMethod),
  templateUsed: z.string(),
  currentStep: z.number(),
  confirmed: z.array(z.string()),
  conflictCount: z.number(),
  lastActivityAt: z.date(),
  expiresAt: z.date(),
  courseId: z.string().nullable(),
  slug: z.string().nullable(),
  state: z.enum(CourseState).nullable(),
  isPublished: z.boolean(),
  hasCategory: z.boolean(),
  isPriced: z.boolean(),
  lessonCount: z.number(),
  assessmentCount: z.number(),
  moduleCount: z.number(),
  details: DetailsJson().nullable(),
}));

/**
 * One of the asker's sessions with its course's words and what keeps each step open. Four queries.
 * @throws AppError NOT_FOUND when it is not theirs.
 */
export async function getSession({ db, actor, now }: Pick<PersonDeps, "db" | "actor" | "now">, sessionId: string) {
  const instructorId = actor.id;
  const [row] = await queryRows(db, SessionRow)`
    SELECT s.session_id AS "sessionId", s.status::text AS status, s.creation_method::text AS "creationMethod",
           s.template_used AS "templateUsed", s.current_step AS "currentStep",
           ARRAY(SELECT jsonb_array_elements_text(coalesce(s.data->'confirmed', '[]'))) AS confirmed,
           jsonb_array_length(coalesce(s.metadata->'conflicts', '[]')) AS "conflictCount",
           s.last_activity_at AS "lastActivityAt", s.expires_at AS "expiresAt",
           c.id AS "courseId", c.slug, c.state::text AS state, c.published_at IS NOT NULL AS "isPublished",
           c.category_id IS NOT NULL AS "hasCategory", coalesce(c.price_minor > 0, false) AS "isPriced",
           coalesce(v.lesson_count, 0) AS "lessonCount", coalesce(v.assessment_count, 0) AS "assessmentCount",
           (SELECT count(*)::int FROM module_version m WHERE m.version_id = v.id) AS "moduleCount",
           CASE WHEN v.id IS NOT NULL THEN jsonb_build_object(
             'title', v.title, 'subtitle', v.subtitle, 'description', v.description, 'metaDescription', v.meta_description,
             'language', v.language, 'level', v.level, 'objectives', v.objectives, 'requirements', v.requirements,
             'skills', v.skills, 'audience', v.audience, 'metaKeywords', v.meta_keywords, 'durationMinutes', v.duration_minutes)
           END AS details
      FROM course_creation_session s
      LEFT JOIN course c ON c.id = s.course_id
      LEFT JOIN LATERAL (SELECT * FROM course_version o WHERE o.course_id = c.id ORDER BY o.number DESC LIMIT 1) v ON true
     WHERE s.session_id = ${sessionId}::uuid AND s.instructor_id = ${instructorId}::uuid AND ${isStillTheirs}`;
  if (!row) throw new AppError("NOT_FOUND", "common.not_found");
  const { details, courseId, ...rest } = row;
  const session = { ...rest, endsSoon: row.status === "ACTIVE" && isEndingSoon(row.expiresAt, now()) };
  if (!details || !courseId) return { ...session, course: null };
  const [draft, { categories, ...settings }] = await Promise.all([
    getDraft(db, courseId),
    getSettings({ db }, courseId),
  ]);
  const facts: BuilderFacts = factsOf({ ...details, ...session, isLive: row.isPublished }, draft);
  const errors = findStepErrors(facts);
  const step: BuilderStep = builderSteps[row.currentStep - 1] ?? "idea";
  return {
    ...session,
    course: { courseId, details, facts, errors, ...judgeProgress(errors), step, settings, categories },
  };
}

export type BuilderSession = Awaited<ReturnType<typeof getSession>>;
