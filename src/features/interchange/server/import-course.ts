import "server-only";
import { freeSlug } from "@/features/courses/server/create/free-slug";
import { publishCourse } from "@/features/courses/server/publish-course";
import type { CourseDocument, NotCarried } from "@/features/interchange/course-document";
import { ImportError } from "@/features/interchange/import-error";
import {
  type OnProgress,
  type OpenedCourse,
  type OpenRequest,
  openCourse,
} from "@/features/interchange/server/open-course";
import type { CourseFormat } from "@/features/interchange/server/read-course";
import { findByOrigin } from "@/features/interchange/server/store/claim-course";
import { type SavedCourse, saveCourse } from "@/features/interchange/server/store/save-course";
import { matchFiles, storeFiles } from "@/features/interchange/server/store/store-files";
import { system } from "@/policy/actor";
import type { Db } from "@/server/db/client";
import type { Storage } from "@/server/storage/storage";

export interface ImportDeps {
  db: Db;
  storage: Storage;
  now: () => Date;
}

export interface KeepRequest {
  /** Who owns the course. */
  owner: { id: string; isAdmin: boolean };
  /** Slug of an existing course to import into. */
  into?: string | null;
  publish?: boolean;
  dryRun?: boolean;
  onProgress?: OnProgress;
}

export type ImportRequest = OpenRequest & KeepRequest;

export interface ImportReport {
  /** `id` is null for a dry run of a course that is not here yet. */
  course: { id: string | null; slug: string; title: string };
  format: CourseFormat;
  isNew: boolean;
  carried: OpenedCourse["carried"];
  notCarried: NotCarried[];
  /** What was edited here and therefore kept. */
  conflicts: NotCarried[];
  notes: string[];
}

/** A large course takes a while to write; other writers of the same course wait for it. */
const transactionLimits = { maxWait: 30_000, timeout: 300_000 };

/**
 * Brings a course in as a draft of its course: a new one, or a new revision when this owner imported it before. All or
 * nothing; repeating it does no harm.
 * @throws ImportError for anything wrong with the course; AppError QUOTA_EXCEEDED "media.quota" where its owner has no room
 * for its files. Nothing is stored then.
 */
export async function importCourse(deps: ImportDeps, request: ImportRequest): Promise<ImportReport> {
  const opened = await openCourse(request);
  try {
    return await keepCourse(deps, request, opened);
  } finally {
    await opened.close();
  }
}

/** The second half of an import: stores what was read. @throws ImportError, AppError as `importCourse` does. */
export async function keepCourse(deps: ImportDeps, request: KeepRequest, opened: OpenedCourse): Promise<ImportReport> {
  const { onProgress = () => undefined } = request;
  const { course, format, carried, notCarried, notes } = opened;
  const report = { format, carried, notCarried, conflicts: [], notes };
  if (request.dryRun) return { ...report, ...(await foresee(deps, request, course)) };
  const saved = await store(deps, request, course, onProgress);
  if (request.publish) {
    await onProgress({ stage: "publishing", done: 0, total: 1 });
    // Whoever brings in a course that was taught elsewhere adds captions to its videos here; the checklist asks for them.
    await publishCourse(
      { db: deps.db, now: deps.now, actor: system },
      { courseId: saved.id },
      { lets: "required_film_without_captions" },
    );
  }
  return {
    ...report,
    course: { id: saved.id, slug: saved.slug, title: course.title },
    isNew: saved.isNew,
    notCarried: [...notCarried, ...saved.notCarried],
    conflicts: saved.conflicts,
  };
}

async function store(
  deps: ImportDeps,
  request: KeepRequest,
  course: CourseDocument,
  onProgress: OnProgress,
): Promise<SavedCourse> {
  const total = course.files.length;
  const files = await storeFiles(deps, request.owner.id, course.files, (done) =>
    onProgress({ stage: "files", done, total }),
  );
  try {
    await onProgress({ stage: "saving", done: 0, total: 1 });
    const { owner, into = null } = request;
    return await deps.db.$transaction(
      (tx) => saveCourse(tx, deps.db, { course, files, into, owner, at: deps.now() }),
      transactionLimits,
    );
  } catch (error) {
    await files.undo();
    throw error;
  }
}

/** What a real run would be called, without writing anything. */
async function foresee({ db }: ImportDeps, { owner, into }: KeepRequest, course: CourseDocument) {
  await matchFiles(db, owner.id, course.files);
  return db.$transaction(async (tx) => {
    const found = into
      ? await tx.course.findUnique({ where: { slug: into }, select: { id: true, slug: true } })
      : await findByOrigin(tx, { course, owner });
    if (into && !found)
      throw new ImportError(`There is no course at /courses/${into}. Check the address, or leave --into out.`);
    const slug = found?.slug ?? (await freeSlug(tx, course));
    return { course: { id: found?.id ?? null, slug, title: course.title }, isNew: !found };
  });
}
