import "server-only";
import type { CourseDocument, NotCarried } from "@/features/interchange/course-document";
import { ImportError } from "@/features/interchange/import-error";
import type { ImportProgress } from "@/features/interchange/schema";
import { carryRemoteImages, type FetchImage } from "@/features/interchange/server/carry-remote-images";
import { type CourseFormat, readCourse } from "@/features/interchange/server/read-course";
import type { ImportLimits } from "@/features/interchange/server/staging/limits";
import { stageCourse } from "@/features/interchange/server/staging/stage-course";
import { normalizeDocument } from "@/features/interchange/server/store/normalize-document";

export interface OpenRequest {
  /** Folder or archive on this machine. */
  path: string;
  /** What the person calls it, where `path` is a temporary upload. */
  name?: string;
  /** Whether it must be fit for students. */
  publish?: boolean;
  stagingRoot?: string;
  limits?: ImportLimits;
  /** Brings images from other servers; without it they are listed. */
  fetchImage?: FetchImage;
  onProgress?: OnProgress;
}

export type OnProgress = (progress: ImportProgress) => Promise<void> | void;

/** A course that was read whole and found good; its files still lie where they were staged. */
export interface OpenedCourse {
  course: CourseDocument;
  format: CourseFormat;
  carried: { modules: number; lessons: number; assessments: number; questions: number; files: number };
  notCarried: NotCarried[];
  notes: string[];
  /** Removes what was staged. */
  close(): Promise<void>;
}

/**
 * Reads a course from a folder or an archive. Needs no database, so that most of the memory of an import is free again
 * before one is opened. The caller closes what comes back; when this throws, nothing stays behind.
 * @throws ImportError
 */
export async function openCourse(request: OpenRequest): Promise<OpenedCourse> {
  const { onProgress = () => undefined, fetchImage } = request;
  await onProgress({ stage: "opening", done: 0, total: 1 });
  const staged = await stageCourse(request.path, request);
  try {
    await onProgress({ stage: "reading", done: 0, total: 1 });
    const read = await readCourse(staged);
    if (fetchImage) await onProgress({ stage: "pictures", done: 0, total: 1 });
    const pictured = await carryRemoteImages(read.course, staged.scratch, fetchImage);
    const course = normalizeDocument(pictured.course);
    if (request.publish) refuseUnpublishable(course);
    return {
      course,
      format: read.format,
      carried: countCarried(course),
      notCarried: [...read.notCarried, ...pictured.notCarried],
      notes: read.notes,
      close: () => staged.close(),
    };
  } catch (error) {
    await staged.close();
    throw error;
  }
}

function refuseUnpublishable(course: CourseDocument): void {
  if (course.modules.some(({ hidden, lessons }) => !hidden && lessons.length > 0)) return;
  throw new ImportError(
    "It has no lesson that learners would see, so it cannot be published. Import it without publishing.",
  );
}

function countCarried({ modules, files }: CourseDocument): OpenedCourse["carried"] {
  const lessons = modules.flatMap((module) => module.lessons);
  const assessments = lessons.flatMap(({ assessment }) => assessment ?? []);
  return {
    modules: modules.length,
    lessons: lessons.length,
    assessments: assessments.length,
    questions: assessments.reduce((sum, { questions }) => sum + questions.length, 0),
    files: files.length,
  };
}
