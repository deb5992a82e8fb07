import "server-only";
import { listDraftChanges } from "@/features/courses/server/versions/list-draft-changes";
import type { CourseState } from "@/generated/prisma/enums";
import { AppError } from "@/lib/app-error";
import { type CourseFacts, courseRules } from "@/policy/course";
import type { PersonDeps } from "@/server/trpc/context";
import { readStanding } from "./read-standing";
import { waitingFor } from "./waiting-answers";

export interface CourseHeaderFacts {
  courseId: string;
  /** The asker. */
  viewerId: string;
  slug: string;
  title: string;
  state: CourseState;
  liveVersion: number | null;
  hasUnpublishedChanges: boolean;
  /** How many changes wait; 0 where the draft is as what is live, or nothing is. */
  unpublishedChanges: number;
  draft: { number: number; revision: number } | null;
  newest: { number: number; outcomes: number };
  coverCategory: string | null;
  scheduledFor: Date | null;
  /** The asker's open session of the builder on it, if there is one. */
  sessionId: string | null;
  /** Publishing hours that came and found the course, or a module of its draft, not ready. */
  refused: { moduleId: string | null; title: string; at: string }[];
  /** Why an admin took it off the catalog. */
  takenOff: { reason: string; at: string } | null;
  /** Answers that the asker may grade and that wait. */
  waitingAnswers: number;
  archivedAt: Date | null;
  lastEditedAt: Date;
  rights: Record<
    | "edit"
    | "publish"
    | "manageStudents"
    | "grade"
    | "viewGrades"
    | "viewAnalytics"
    | "announce"
    | "export"
    | "sharePreview",
    boolean
  >;
}

/** What is over every page of a course in the studio, with what the asker may do. Two queries. */
export async function getCourseHeader(
  { db, actor }: Pick<PersonDeps, "db" | "actor">,
  course: CourseFacts,
): Promise<CourseHeaderFacts> {
  const may = (action: `course.${keyof CourseHeaderFacts["rights"]}`) => courseRules[action](actor, course);
  const [standing, waiting] = await Promise.all([readStanding(db, course.id), listDraftChanges({ db }, course.id)]);
  if (!standing) throw new AppError("NOT_FOUND", "common.not_found");
  const { title, liveVersion, scheduledFor, refused, archivedAt, lastEditedAt, coverCategory } = standing;
  const { draftNumber, draftRevision, newestNumber, outcomes } = standing;
  const viewerId = actor.id;
  const grader = { id: viewerId, mayDecide: may("course.publish") };
  const unpublishedChanges = waiting?.changes.length ?? 0;
  return {
    courseId: course.id,
    viewerId,
    slug: course.slug,
    state: course.state,
    title,
    liveVersion,
    draft: draftNumber !== null && draftRevision !== null ? { number: draftNumber, revision: draftRevision } : null,
    newest: { number: newestNumber, outcomes },
    coverCategory,
    scheduledFor,
    refused,
    sessionId: standing.sessions.find(({ instructorId }) => instructorId === viewerId)?.sessionId ?? null,
    takenOff: standing.takenOff,
    waitingAnswers: may("course.grade") ? waitingFor(standing.waitingAnswers, grader) : 0,
    archivedAt,
    lastEditedAt,
    unpublishedChanges,
    hasUnpublishedChanges: unpublishedChanges > 0,
    rights: {
      edit: may("course.edit"),
      publish: may("course.publish"),
      manageStudents: may("course.manageStudents"),
      grade: may("course.grade"),
      viewGrades: may("course.viewGrades"),
      viewAnalytics: may("course.viewAnalytics"),
      announce: may("course.announce"),
      export: may("course.export"),
      sharePreview: may("course.sharePreview"),
    },
  };
}
