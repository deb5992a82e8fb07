import "server-only";
import { type CourseEntry, getEntry } from "@/features/enrollment/server/get-entry";
import {
  type CompletedBy,
  type CountedLesson,
  type CourseProgress,
  completedBy,
  countedLessons,
  type LessonAccess,
  measureProgress,
} from "@/features/learning/rules";
import { accessTo, accessViewer, enrollmentInUse, versionFor } from "@/features/learning/server/lesson-access";
import { type EnrollmentState, type LessonState, readEnrollment } from "@/features/learning/server/read-enrollment";
import { type LessonSource, readLesson } from "@/features/learning/server/read-lesson";
import { progressOf as learnerOf, noLocks } from "@/features/learning/server/read-locks";
import { type OutlineModule, readOutline, shownModules } from "@/features/learning/server/read-outline";
import { showBody } from "@/features/learning/server/show-body";
import {
  type Elsewhere,
  elsewhere,
  type ShownResource,
  type StoredVideo,
  showResources,
  showTranscript,
  showVideo,
  type Transcript,
} from "@/features/learning/server/show-media";
import type { RenderedContent } from "@/features/media/server/render-content";
import type { LessonType } from "@/generated/prisma/enums";
import type { Cloth } from "@/lib/cover";
import { findLocks, type Locks, type OpeningReason, reasonsOf } from "@/policy/gate";
import type { LessonFacts } from "@/policy/lesson";
import type { Deps } from "@/server/trpc/context";

export interface ListedLesson {
  id: string;
  /** "3.2": place of the module and of the lesson in it, as shown. */
  number: string;
  title: string;
  section: string | null;
  type: LessonType;
  minutes: number | null;
  isDone: boolean;
  /** Beside the lessons that the course's completion counts. */
  isOptional: boolean;
  /** The viewer gets its content. */
  isOpen: boolean;
  /** What opens it, where a gate alone holds the viewer; else empty. */
  waitsFor: OpeningReason[];
}

export interface ListedModule {
  id: string;
  number: number;
  title: string;
  /** Of `total`, which are the lessons in it that count. */
  done: number;
  total: number;
  /** All of its lessons that count are complete. */
  isDone: boolean;
  lessons: ListedLesson[];
}

export interface LessonPage {
  course: {
    id: string;
    slug: string;
    title: string;
    language: string;
    hasCertificate: boolean;
    /** Of its cover. */
    cloth: Cloth;
    /** The address of the course as its reader has it; below it are those of the lessons. */
    readAt: string;
  };
  lesson: {
    id: string;
    number: string | null;
    title: string;
    type: LessonType;
    minutes: number | null;
    isRequired: boolean;
    hasAssessment: boolean;
    completedBy: CompletedBy;
  };
  access: LessonAccess;
  /** What opens it, where a gate alone holds the viewer; else empty. */
  waitsFor: OpeningReason[];
  body: RenderedContent;
  /** Below: null or empty unless the viewer gets the content. */
  video: StoredVideo | Elsewhere | null;
  transcript: Transcript;
  exercise: Elsewhere | null;
  labChecks: string[];
  resources: ShownResource[];
  modules: ListedModule[];
  previous: ListedLesson | null;
  next: ListedLesson | null;
  viewer: { isSignedIn: boolean; isStaff: boolean };
  /** Another version is live than the one that the viewer is on. */
  hasNewerVersion: boolean;
  /** The way into the course, where something of this lesson is closed, or the next one to a reader without an enrollment. */
  entry: CourseEntry | null;
  /** Null without an enrollment. */
  enrollment:
    | ({ id: string } & Pick<EnrollmentState, "status" | "progressPercentage" | "certificateNumber"> &
        EnrollmentProgress &
        OwnLesson)
    | null;
}

interface EnrollmentProgress extends CourseProgress {
  /** Lessons beside those that count. */
  optional: number;
}

interface OwnLesson {
  /** Null before the lesson was first opened. When exactly it was completed is on no page of it. */
  lesson: (Omit<LessonState, "completedAt" | "cause"> & { isComplete: boolean }) | null;
}

type Opens = (lesson: OutlineModule["lessons"][number]) => Pick<ListedLesson, "isOpen" | "waitsFor">;

/** Lessons of modules that are shown. */
const toCount = (modules: readonly OutlineModule[]): CountedLesson[] =>
  modules.flatMap(({ lessons }) => lessons.map(({ id, isRequired }) => ({ lessonId: id, isRequired, isShown: true })));

export function listModules(
  modules: readonly OutlineModule[],
  completed: ReadonlySet<string>,
  opens: Opens,
): ListedModule[] {
  const counted = new Set(countedLessons(toCount(modules)).map(({ lessonId }) => lessonId));
  return modules.map((module, at) => ({
    id: module.id,
    number: at + 1,
    title: module.title,
    done: module.lessons.filter(({ id }) => counted.has(id) && completed.has(id)).length,
    total: module.lessons.filter(({ id }) => counted.has(id)).length,
    isDone: progressOf([module], completed).isComplete,
    lessons: module.lessons.map((lesson, index) => ({
      id: lesson.id,
      number: `${at + 1}.${index + 1}`,
      title: lesson.title,
      section: lesson.section,
      type: lesson.type,
      minutes: lesson.minutes,
      isDone: completed.has(lesson.id),
      isOptional: !counted.has(lesson.id),
      ...opens(lesson),
    })),
  }));
}

function progressOf(modules: readonly OutlineModule[], completed: ReadonlySet<string>): EnrollmentProgress {
  const lessons = toCount(modules);
  const progress = measureProgress(lessons, completed);
  return { ...progress, optional: lessons.length - progress.total };
}

function ownLessonOf({ lesson }: EnrollmentState): OwnLesson["lesson"] {
  if (!lesson) return null;
  const { completedAt, cause: _, ...state } = lesson;
  return { ...state, isComplete: completedAt !== null };
}

/** The parts of a lesson that only its content holds. */
export async function showContentParts(lesson: LessonSource, access: LessonAccess) {
  if (access.body !== "content") {
    return { video: null, transcript: { lines: [], language: null }, exercise: null, labChecks: [] };
  }
  return {
    video: await showVideo(lesson),
    transcript: showTranscript(lesson),
    exercise: elsewhere(lesson.embedUrl),
    labChecks: lesson.labChecks,
  };
}

/**
 * One lesson as this viewer may see it, with the course's contents around it: nothing of a body above the viewer's is in the
 * answer. With the texts in memory one query for an enrollment, one for the way in where something is closed; else two more.
 */
export async function getLessonPage(deps: Deps, { id, course }: LessonFacts): Promise<LessonPage> {
  return showLessonPage(deps, { id, course, versionId: await versionFor(deps.db, course) });
}

type AskedLesson = Pick<LessonFacts, "id" | "course"> & { versionId: string; isUngated?: boolean };

/** The same of a version that the asker names; `isUngated` as if all its gates were open. */
export async function showLessonPage(
  deps: Deps,
  { id: lessonId, course, versionId, isUngated = false }: AskedLesson,
): Promise<LessonPage> {
  const { db, actor, locale } = deps;
  const own = enrollmentInUse(course);
  const readAt = `/learn/${course.slug}`;
  const [lesson, outline, enrollment] = await Promise.all([
    readLesson(deps, { courseId: course.id, versionId, lessonId }),
    readOutline(deps, { courseId: course.id, versionId }),
    own ? readEnrollment(db, { enrollmentId: own.enrollmentId, lessonId }) : null,
  ]);
  const viewer = accessViewer(actor, course);
  const locks: Locks =
    isUngated || viewer.isStaff ? noLocks : findLocks(outline.modules, enrollment && learnerOf(enrollment), deps.now());
  const access = accessTo(lesson, actor, course, locks.has(lessonId));
  const waitsFor = (id: string, { opensWith }: LessonAccess): OpeningReason[] => {
    const lock = opensWith === "gate" ? locks.get(id) : undefined;
    return lock ? reasonsOf(lock, outline.modules) : [];
  };
  const shown = shownModules(outline, deps.now());
  const completed = new Set(enrollment?.completed);
  const bodies = { content: "", registered: "", guest: "" };
  const modules = listModules(shown, completed, (one) => {
    const its = accessTo({ ...one, bodies }, actor, course, locks.has(one.id));
    return { isOpen: its.body === "content", waitsFor: waitsFor(one.id, its) };
  });
  const listed = modules.flatMap((module) => module.lessons);
  const at = listed.findIndex((one) => one.id === lessonId);
  const next = at >= 0 ? (listed[at + 1] ?? null) : null;
  const endsHere = !own && !viewer.isStaff && next?.isOpen === false;
  const [body, parts, entry] = await Promise.all([
    showBody(lesson, access.body, { locale, readAt }),
    showContentParts(lesson, access),
    access.opensWith === null && !endsHere ? null : getEntry(deps, course),
  ]);
  return {
    course: {
      id: course.id,
      slug: course.slug,
      title: outline.courseTitle,
      language: outline.language,
      hasCertificate: outline.hasCertificate,
      cloth: outline.cloth,
      readAt,
    },
    lesson: {
      id: lessonId,
      number: listed[at]?.number ?? null,
      title: lesson.title,
      type: lesson.type,
      minutes: lesson.minutes,
      isRequired: lesson.isRequired,
      hasAssessment: lesson.hasAssessment,
      completedBy: completedBy({ hasAssessment: lesson.hasAssessment, hasStoredVideo: lesson.videoFile !== null }),
    },
    access,
    waitsFor: waitsFor(lessonId, access),
    body,
    ...parts,
    entry,
    resources: showResources(lesson, access, viewer),
    modules,
    previous: at > 0 ? (listed[at - 1] ?? null) : null,
    next,
    viewer: { isSignedIn: viewer.isSignedIn, isStaff: viewer.isStaff },
    hasNewerVersion: own?.isBehind === true,
    enrollment: own &&
      enrollment && {
        id: own.enrollmentId,
        ...progressOf(shown, completed),
        status: enrollment.status,
        progressPercentage: enrollment.progressPercentage,
        certificateNumber: enrollment.certificateNumber,
        lesson: ownLessonOf(enrollment),
      },
  };
}
