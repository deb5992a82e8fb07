import "server-only";
import type { LessonDocument, ModuleDocument } from "@/features/interchange/course-document";
import { collectGarbage } from "@/features/interchange/server/collect-garbage";
import type { VersionFacts } from "@/features/interchange/server/store/course-facts";
import { writeGates } from "@/features/interchange/server/store/gates";
import { Identities } from "@/features/interchange/server/store/identities";
import { linksToAddresses } from "@/features/interchange/server/store/lesson-links";
import type { ImportedHashes } from "@/features/interchange/server/store/merge-import";
import { writeAssessments } from "@/features/interchange/server/store/write-assessments";
import type { Prisma } from "@/generated/prisma/client";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { insertRows } from "@/server/db/insert-rows";

export interface DraftContent {
  facts: VersionFacts;
  modules: readonly ModuleDocument[];
  hashes: ImportedHashes;
  /** StoredFile by course path. */
  fileIds: ReadonlyMap<string, string>;
  /** The question banks of its draws, by the key of each after its lesson's. */
  banks: ReadonlyMap<string, string>;
}

export interface DraftTarget {
  courseId: string;
  slug: string;
  versionId: string;
  /** Who brings the course in. */
  ownerId: string;
  at: Date;
}

export interface WrittenLesson {
  lessonVersionId: string;
  lessonId: string;
  document: LessonDocument;
}

/** Writes the whole content of a draft again; the caller holds the course's lock and runs it in a transaction. */
export async function writeDraft(tx: Tx, target: DraftTarget, content: DraftContent): Promise<void> {
  const identities = await Identities.load(tx, target.courseId);
  const rows = new DraftRows(target, content, identities);
  for (const [position, module] of content.modules.entries()) rows.addModule(module, position);
  await identities.save();
  const { versionId } = target;
  await tx.moduleVersion.deleteMany({ where: { versionId } });
  await tx.courseFile.deleteMany({ where: { versionId } });
  const lessonIds = identities.lessons();
  const text = (source: string) => linksToAddresses(source, target.slug, lessonIds);
  await tx.courseVersion.update({ where: { id: versionId }, data: versionData(content, text) });
  const files = [...content.fileIds].map(([path, fileId]) => ({ versionId, path, fileId }));
  await insertRows(tx, "course_file", files);
  await rows.write(tx, text);
  await writeGates(tx, versionId, content.modules, identities);
}

function versionData(
  { facts, fileIds }: DraftContent,
  text: (source: string) => string,
): Prisma.CourseVersionUncheckedUpdateInput {
  const { seo, thumbnail, description, ...rest } = facts;
  return {
    ...rest,
    description: text(description),
    metaDescription: seo.description,
    metaKeywords: seo.keywords,
    thumbnailFileId: thumbnail === null ? null : (fileIds.get(thumbnail) ?? null),
    revision: { increment: 1 },
  };
}

class DraftRows {
  private readonly modules: Prisma.ModuleVersionCreateManyInput[] = [];
  private readonly lessons: Prisma.LessonVersionCreateManyInput[] = [];
  private readonly captions: Prisma.CaptionCreateManyInput[] = [];
  private readonly resources: Prisma.ResourceVersionCreateManyInput[] = [];
  private readonly written: WrittenLesson[] = [];

  constructor(
    private readonly target: DraftTarget,
    private readonly content: DraftContent,
    private readonly identities: Identities,
  ) {}

  addModule(module: ModuleDocument, position: number): void {
    const id = uuidV7();
    this.modules.push({
      id,
      versionId: this.target.versionId,
      moduleId: this.identities.idOf("module", module.sourceKey),
      position,
      title: module.title,
      description: module.description,
      publishedAt: module.hidden ? null : this.target.at,
      durationMinutes: module.durationMinutes,
      importedHash: this.content.hashes.modules.get(module.sourceKey) ?? null,
    });
    for (const [at, lesson] of module.lessons.entries()) this.addLesson(lesson, id, at);
  }

  async write(tx: Tx, text: (source: string) => string): Promise<void> {
    const modules = this.modules.map((row) => ({ ...row, description: text(row.description ?? "") }));
    await insertRows(tx, "module_version", modules);
    for (const row of this.lessons) {
      row.content = text(row.content ?? "");
      row.guestContent = text(row.guestContent ?? "");
      row.registeredContent = text(row.registeredContent ?? "");
    }
    await insertRows(tx, "lesson_version", this.lessons, collectGarbage);
    await insertRows(tx, "caption", this.captions);
    await insertRows(tx, "resource_version", this.resources);
    const target = { ...this.target, banks: this.content.banks };
    await writeAssessments(tx, target, this.written, this.content.hashes.questions, text);
  }

  private addLesson(lesson: LessonDocument, moduleVersionId: string, position: number): void {
    const id = uuidV7();
    const lessonId = this.identities.idOf("lesson", lesson.sourceKey);
    this.lessons.push({
      id,
      versionId: this.target.versionId,
      moduleVersionId,
      lessonId,
      position,
      section: lesson.section,
      title: lesson.title,
      type: lesson.type,
      activityType: lesson.activity,
      isRequired: lesson.required,
      accessLevel: lesson.access,
      isFreePreview: lesson.freePreview,
      content: lesson.content,
      registeredContent: lesson.registeredContent,
      guestContent: lesson.guestContent,
      videoUrl: lesson.video?.url ?? null,
      videoFileId: this.fileId(lesson.video?.filePath ?? null),
      videoSeconds: lesson.video?.durationSeconds ?? null,
      transcript: lesson.video?.transcript || null,
      embedUrl: lesson.embedUrl,
      hasLab: lesson.hasLab,
      labChecks: lesson.labChecks,
      durationMinutes: lesson.durationMinutes,
      importedHash: this.content.hashes.lessons.get(lesson.sourceKey) ?? null,
    });
    this.addBeside(lesson, id);
    this.written.push({ lessonVersionId: id, lessonId, document: lesson });
  }

  private addBeside(lesson: LessonDocument, lessonVersionId: string): void {
    for (const { language, label, filePath } of lesson.video?.captions ?? []) {
      const fileId = this.fileId(filePath);
      if (fileId !== null) this.captions.push({ lessonVersionId, language, label, fileId });
    }
    for (const [position, resource] of lesson.resources.entries()) {
      this.resources.push({
        lessonVersionId,
        resourceId: this.identities.idOf("resource", resource.sourceKey),
        position,
        title: resource.title,
        type: resource.type,
        description: resource.description,
        fileId: this.fileId(resource.filePath),
        url: resource.url,
        isPremium: resource.premium,
        durationMinutes: resource.durationMinutes,
      });
    }
  }

  private fileId(path: string | null): string | null {
    if (path === null) return null;
    const id = this.content.fileIds.get(path);
    if (id === undefined) throw new Error(`the course names ${path}, which was not stored`);
    return id;
  }
}
