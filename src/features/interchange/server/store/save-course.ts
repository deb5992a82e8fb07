import "server-only";
import { noteChanges } from "@/features/courses/server/versions/count-changes";
import type { CourseDocument, ModuleDocument, NotCarried } from "@/features/interchange/course-document";
import { type ClaimedCourse, claimCourse, findCategory } from "@/features/interchange/server/store/claim-course";
import { loadImportedFacts, mergeFacts, saveImportedFacts } from "@/features/interchange/server/store/course-facts";
import { writeGradebook } from "@/features/interchange/server/store/gradebook";
import { type LoadedCourse, loadCourse } from "@/features/interchange/server/store/load-course";
import { mergeImport } from "@/features/interchange/server/store/merge-import";
import type { StoredFiles } from "@/features/interchange/server/store/store-files";
import { writeDraft } from "@/features/interchange/server/store/write-draft";
import { toDestination } from "@/features/media/references";
import { takeBytes } from "@/features/media/server/uploads/quota";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { insertRows } from "@/server/db/insert-rows";

export interface SaveRequest {
  course: CourseDocument;
  files: StoredFiles;
  into: string | null;
  owner: { id: string; isAdmin: boolean };
  at: Date;
}

export interface SavedCourse extends ClaimedCourse {
  conflicts: NotCarried[];
  notCarried: NotCarried[];
}

/**
 * Writes an imported course as the draft of its course, over what is there. One transaction of the caller's.
 * `reader` is another connection: reading many tables side by side is more than the one of a transaction takes, and the
 * course is locked by then.
 * @throws AppError QUOTA_EXCEEDED "media.quota" where another took the room since the files were put.
 */
export async function saveCourse(tx: Tx, reader: Tx, request: SaveRequest): Promise<SavedCourse> {
  const { course, files, at } = request;
  const claimed = await claimCourse(tx, request);
  const here = claimed.isNew ? null : await loadCourse(reader, claimed.id);
  const versionId = here?.isDraft ? here.versionId : await openDraft(tx, claimed.id, here, course);
  const imported = here === null ? null : await loadImportedFacts(tx, here.versionId);
  const { facts, conflicts } = mergeFacts(course, here?.document ?? null, imported);
  const merged = mergeImport(course, here && { modules: here.document.modules, hashes: here.hashes });
  await writeRows(tx, files, request.owner.id);
  const fileIds = mergeFiles(files.idByPath, here, merged.modules, facts);
  const target = { courseId: claimed.id, slug: claimed.slug, versionId, ownerId: request.owner.id, at };
  const banks = here?.banks ?? new Map();
  await writeDraft(tx, target, { facts, modules: merged.modules, hashes: merged.hashes, fileIds, banks });
  await saveImportedFacts(tx, versionId, course);
  const gradebook = await writeGradebook(tx, { courseId: claimed.id, at }, { course, here: here?.document ?? null });
  await noteChanges(tx, claimed.id);
  return {
    ...claimed,
    conflicts: [...conflicts, ...(await settingConflicts(tx, claimed, course)), ...gradebook, ...merged.conflicts],
    notCarried: await categoryNotice(tx, claimed, course),
  };
}

/** The draft to write into: number one of a new course, the next one over a live version. */
async function openDraft(tx: Tx, courseId: string, here: LoadedCourse | null, course: CourseDocument): Promise<string> {
  const { _max } = await tx.courseVersion.aggregate({ where: { courseId }, _max: { number: true } });
  const id = uuidV7();
  await tx.courseVersion.create({
    data: {
      id,
      courseId,
      number: (_max.number ?? 0) + 1,
      parentVersionId: here?.versionId ?? null,
      title: course.title,
    },
  });
  return id;
}

async function writeRows(tx: Tx, { newRows }: StoredFiles, ownerId: string): Promise<void> {
  if (newRows.length === 0) return;
  await insertRows(tx, "stored_file", newRows);
  await takeBytes(tx, ownerId, Number(newRows.reduce((sum, { sizeBytes }) => sum + BigInt(sizeBytes), 0n)));
}

/** Files of the import, and those here that something kept still names. */
function mergeFiles(
  incoming: ReadonlyMap<string, string>,
  here: LoadedCourse | null,
  modules: readonly ModuleDocument[],
  facts: object,
): Map<string, string> {
  const fileIds = new Map(incoming);
  const gone = (here?.files ?? []).filter(({ path }) => !fileIds.has(path));
  if (gone.length === 0) return fileIds;
  const texts = [facts, ...modules.flatMap(({ lessons, ...module }) => [module, ...lessons])].map((part) =>
    JSON.stringify(part),
  );
  for (const { path, fileId } of gone) {
    const names = [JSON.stringify(path).slice(1, -1), toDestination(path)];
    if (texts.some((text) => names.some((name) => text.includes(name)))) fileIds.set(path, fileId);
  }
  return fileIds;
}

/** Price, category and certificate belong to the course and not to a draft: an import never changes them behind students. */
async function settingConflicts(tx: Tx, claimed: ClaimedCourse, course: CourseDocument): Promise<NotCarried[]> {
  if (claimed.isNew) return [];
  const here = await tx.course.findUniqueOrThrow({
    where: { id: claimed.id },
    select: { priceMinor: true, currency: true, hasCertificate: true, category: { select: { slug: true } } },
  });
  // One that does not exist here is told by categoryNotice.
  const isKnown = course.category !== null && (await findCategory(tx, course.category)) !== null;
  const wanted = isKnown || here.category !== null ? course.category : null;
  const why = "It differs from the import. Change it in the course's settings, where learners are told.";
  const differs: [string, boolean][] = [
    [
      "price",
      (course.price?.amountMinor ?? 0) !== here.priceMinor ||
        (course.price !== null && course.price.currency !== here.currency),
    ],
    ["certificate", course.hasCertificate !== here.hasCertificate],
    ["category", wanted !== null && wanted !== (here.category?.slug ?? null)],
  ];
  return differs.filter(([, isOther]) => isOther).map(([what]) => ({ where: "course", what, why }));
}

async function categoryNotice(tx: Tx, claimed: ClaimedCourse, course: CourseDocument): Promise<NotCarried[]> {
  if (course.category === null || (await findCategory(tx, course.category)) !== null) return [];
  const here = await tx.course.findUniqueOrThrow({ where: { id: claimed.id }, select: { categoryId: true } });
  if (here.categoryId !== null) return [];
  return [
    {
      where: "course.yaml",
      what: "category",
      why: `There is no category "${course.category}" here. Choose one before publishing.`,
    },
  ];
}
