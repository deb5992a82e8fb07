import "server-only";
import type {
  AssessmentDocument,
  CourseDocument,
  DrawDocument,
  GateDocument,
  LessonDocument,
  ModuleDocument,
  ResourceDocument,
} from "@/features/interchange/course-document";
import { changeIntroductions, changeQuestionTexts } from "@/features/interchange/question-texts";
import { loadWantedCategory } from "@/features/interchange/server/store/course-facts";
import { FilePaths, type StoredPath } from "@/features/interchange/server/store/file-paths";
import { gatesById } from "@/features/interchange/server/store/gates";
import { gradebookDocument } from "@/features/interchange/server/store/gradebook";
import { addressesToLinks } from "@/features/interchange/server/store/lesson-links";
import { emptyHashes, type ImportedHashes, questionKey } from "@/features/interchange/server/store/merge-import";
import {
  type DrawRow,
  type LessonRow,
  type QuestionRow,
  type VersionRow,
  versionColumns,
} from "@/features/interchange/server/store/version-columns";
import { courseFile, type QuestionDocument } from "@/features/questions/course-files";
import { FeedbackBands } from "@/features/questions/feedback-bands";
import { ReviewMatrix } from "@/features/questions/review-matrix";
import { Sections } from "@/features/questions/section-schema";
import { inSections } from "@/features/questions/sections";
import type { Tx } from "@/server/db/client";

/** One version of a course as a document, with what only the database knows of it. */
export interface LoadedCourse {
  courseId: string;
  versionId: string;
  isDraft: boolean;
  /** Without `localPath`: the bytes lie in storage. */
  document: CourseDocument;
  files: StoredPath[];
  hashes: ImportedHashes;
  /** The question banks of the draws, by the key of each after its lesson's. */
  banks: Map<string, string>;
}

/** The version that is named, else the draft of a course, else its live version; null when there is none. One query a table, whatever its size. */
export async function loadCourse(db: Tx, courseId: string, versionId?: string): Promise<LoadedCourse | null> {
  const version = await db.courseVersion.findFirst({
    where: versionId
      ? { id: versionId, courseId }
      : { courseId, OR: [{ publishedAt: null }, { liveOf: { id: courseId } }] },
    orderBy: { publishedAt: { sort: "desc", nulls: "first" } },
    select: versionColumns,
  });
  if (version === null) return null;
  const loaded = new Loading(version).load();
  loaded.document.category ??= await loadWantedCategory(db, courseId);
  return loaded;
}

class Loading {
  private readonly paths: FilePaths;
  private readonly keyById: Map<string, string>;
  private readonly gates: Map<string, GateDocument>;
  private readonly hashes = emptyHashes();
  private readonly banks = new Map<string, string>();

  constructor(private readonly version: VersionRow) {
    this.paths = new FilePaths(version.files);
    const lessons = version.modules.flatMap((module) => module.lessons);
    this.keyById = new Map(lessons.map(({ lesson }) => [lesson.id, lesson.sourceKey ?? lesson.id]));
    const moduleKeys = version.modules.map(({ module }) => [module.id, module.sourceKey ?? module.id] as const);
    this.gates = gatesById(version.lessonGates, new Map([...this.keyById, ...moduleKeys]));
  }

  load(): LoadedCourse {
    const { version } = this;
    const { course } = version;
    const modules = version.modules.map((row) => this.module(row));
    const thumbnail = version.thumbnailFile === null ? null : this.paths.pathOf(version.thumbnailFile);
    const document: CourseDocument = {
      originKey: course.originKey ?? `lectern:${course.id}`,
      slug: course.slug,
      title: version.title,
      subtitle: version.subtitle,
      description: this.text(version.description),
      language: version.language,
      level: version.level,
      category: course.category?.slug ?? null,
      objectives: version.objectives,
      requirements: version.requirements,
      audience: version.audience,
      skills: version.skills,
      price: course.priceMinor > 0 ? { amountMinor: course.priceMinor, currency: course.currency } : null,
      hasCertificate: course.hasCertificate,
      seo: { description: version.metaDescription, keywords: version.metaKeywords },
      thumbnail,
      durationMinutes: version.durationMinutes,
      modules,
      files: [],
    };
    const gradebook = gradebookDocument(course, modules, this.keyById);
    if (gradebook) document.gradebook = gradebook;
    const files = this.paths.all();
    document.files = files.map(({ path, size }) => ({ path, size, localPath: "" }));
    const { id: versionId, publishedAt } = version;
    const { hashes, banks } = this;
    return { courseId: course.id, versionId, isDraft: publishedAt === null, document, files, hashes, banks };
  }

  private text(source: string): string {
    return addressesToLinks(source, this.keyById);
  }

  private module(row: VersionRow["modules"][number]): ModuleDocument {
    const sourceKey = row.module.sourceKey ?? row.module.id;
    this.hashes.modules.set(sourceKey, row.importedHash);
    return {
      sourceKey,
      title: row.title,
      description: this.text(row.description),
      hidden: row.publishedAt === null,
      durationMinutes: row.durationMinutes,
      ...this.opens(row.module.id),
      lessons: row.lessons.map((lesson) => this.lesson(lesson)),
    };
  }

  private lesson(row: LessonRow): LessonDocument {
    const sourceKey = row.lesson.sourceKey ?? row.lesson.id;
    this.hashes.lessons.set(sourceKey, row.importedHash);
    return {
      sourceKey,
      title: row.title,
      section: row.section,
      type: row.type,
      activity: row.activityType,
      required: row.isRequired,
      access: row.accessLevel,
      freePreview: row.isFreePreview,
      durationMinutes: row.durationMinutes,
      content: this.text(row.content),
      guestContent: this.text(row.guestContent),
      registeredContent: this.text(row.registeredContent),
      video: this.video(row),
      embedUrl: row.embedUrl,
      hasLab: row.hasLab,
      labChecks: row.labChecks,
      resources: row.resources.map((resource) => this.resource(resource)),
      assessment: this.assessment(row, sourceKey),
      ...this.opens(row.lesson.id),
    };
  }

  private opens(id: string): { opens?: GateDocument } {
    const opens = this.gates.get(id);
    return opens ? { opens } : {};
  }

  private video(row: LessonRow): LessonDocument["video"] {
    if (row.videoUrl === null && row.videoFile === null) return null;
    return {
      url: row.videoUrl,
      filePath: row.videoFile === null ? null : this.paths.pathOf(row.videoFile),
      captions: row.captions.map(({ language, label, file }) => ({
        language,
        label,
        filePath: this.paths.pathOf(file),
      })),
      transcript: row.transcript ?? "",
      durationSeconds: row.videoSeconds,
    };
  }

  private resource(row: LessonRow["resources"][number]): ResourceDocument {
    return {
      sourceKey: row.resource.sourceKey ?? row.resource.id,
      title: row.title,
      type: row.type,
      description: row.description,
      filePath: row.file === null ? null : this.paths.pathOf(row.file),
      url: row.url,
      premium: row.isPremium,
      durationMinutes: row.durationMinutes,
    };
  }

  private assessment(row: LessonRow, lessonKey: string): LessonDocument["assessment"] {
    const version = row.assessmentVersion;
    if (version === null) return null;
    return {
      title: version.title,
      description: version.description,
      passingScore: Number(version.passingScore),
      maxAttempts: version.maxAttempts,
      timeLimitMinutes: version.timeLimitMinutes,
      opensAt: version.opensAt?.toISOString() ?? null,
      closesAt: version.closesAt?.toISOString() ?? null,
      cooldownMinutes: version.cooldownMinutes,
      shuffleQuestions: version.randomizeQuestions,
      shuffleAnswers: version.randomizeAnswers,
      review: ReviewMatrix.parse(version.review),
      counts: version.countingRule,
      feedbackBands: FeedbackBands.parse(version.feedbackBands),
      recordsSignals: version.recordsSignals,
      hidesNames: version.hidesNames,
      twoGraders: version.twoGraders,
      agreementPercent: version.agreementPercent,
      ...(version.paging !== "SECTION" && { paging: version.paging }),
      ...this.sections(version, lessonKey),
    };
  }

  private sections(
    version: NonNullable<LessonRow["assessmentVersion"]>,
    lessonKey: string,
  ): Pick<AssessmentDocument, "sections" | "draws" | "questions"> {
    const sections = Sections.parse(version.sections);
    const grouped = inSections(sections, version.questions, ({ sectionKey, draw }) => draw?.sectionKey ?? sectionKey);
    const questions = grouped.flatMap(({ section, items }) =>
      items.map(({ questionVersion, drawKey: draw }) => ({
        ...this.question(questionVersion, lessonKey),
        ...(draw === null ? section && { section: section.key } : { draw }),
      })),
    );
    const draws = version.draws.map((row) => this.draw(row, sections, lessonKey));
    const document = { ...(sections.length > 0 && { sections }), ...(draws.length > 0 && { draws }), questions };
    return { ...document, ...changeIntroductions(document, (source) => this.text(source)) };
  }

  private draw(
    { bank, difficulty, points, sectionKey, readAgain, ...draw }: DrawRow,
    sections: Sections,
    lessonKey: string,
  ): DrawDocument {
    this.banks.set(questionKey(lessonKey, draw.key), bank.id);
    const [section] = inSections(sections, [sectionKey], (key) => key).flatMap((each) =>
      each.items.length > 0 && each.section ? [each.section.key] : [],
    );
    return {
      ...draw,
      ...{ bank: bank.title, points: Number(points), ...this.readAgain(readAgain) },
      ...(difficulty !== null && { difficulty }),
      ...(section !== undefined && { section }),
    };
  }

  private readAgain(lessonIds: readonly string[]): { readAgain?: string[] } {
    const readAgain = lessonIds.flatMap((id) => this.keyById.get(id) ?? []);
    return readAgain.length > 0 ? { readAgain } : {};
  }

  private question(row: QuestionRow, lessonKey: string): QuestionDocument {
    const sourceKey = row.question.sourceKey ?? row.question.id;
    this.hashes.questions.set(questionKey(lessonKey, sourceKey), row.importedHash);
    const document: QuestionDocument = {
      sourceKey,
      type: row.type,
      text: row.text,
      points: Number(row.points),
      ...(Number(row.penalty) > 0 && { penalty: Number(row.penalty) }),
      explanation: row.explanation,
      feedback: row.feedback,
      ...this.readAgain(row.readAgain),
      ...{ options: [], numeric: null, accepted: [] },
      ...courseFile(row.type).load(row),
    };
    return changeQuestionTexts(document, (source) => this.text(source));
  }
}
