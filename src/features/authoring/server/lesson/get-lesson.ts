import "server-only";
import type { LessonSettings, LessonTexts } from "@/features/authoring/lesson/schema";
import { linkToShow } from "@/features/media/server/file-links";
import type { LessonType } from "@/generated/prisma/enums";
import { AppError } from "@/lib/app-error";
import type { Deps } from "@/server/trpc/context";
import { type ResourceForEditing, readResources } from "./read-resources";
import { readSettings } from "./save-lesson-setting";

export interface LessonForEditing {
  lessonId: string;
  title: string;
  revision: number;
  /** "3.2" */
  place: string;
  language: string;
  texts: LessonTexts;
  settings: LessonSettings;
  /** The stored video. */
  video: {
    fileId: string;
    name: string;
    seconds: number | null;
    captions: { language: string; label: string }[];
  } | null;
  resources: ResourceForEditing[];
  hasAssessment: boolean;
  /** Links to see the files that texts may name, by path. */
  files: Record<string, string>;
  /** Those of them that the library calls decoration. */
  decorative: string[];
  module: { number: number; title: string; lessons: { id: string; title: string; type: LessonType }[] };
}

/**
 * One lesson as it is in the draft, or in what is live where none waits, for its editor.
 * @throws AppError NOT_FOUND when the course's newest version has no such lesson.
 */
export async function getLessonForEditing(
  { db }: Pick<Deps, "db">,
  courseId: string,
  lessonId: string,
): Promise<LessonForEditing> {
  const row = await db.lessonVersion.findFirst({
    where: { lessonId, version: { courseId } },
    orderBy: { version: { number: "desc" } },
    select: lessonColumns,
  });
  if (!row || (await isOfAnOlderVersion(db, courseId, row.version.number)))
    throw new AppError("NOT_FOUND", "common.not_found");
  const { moduleVersion, version, videoFile } = row;
  const number = moduleVersion.position + 1;
  const named = namedFiles(version.files, row);
  return {
    lessonId,
    title: row.title,
    revision: row.lesson.revision,
    place: `${number}.${row.position + 1}`,
    language: version.language,
    texts: { content: row.content, registeredContent: row.registeredContent, guestContent: row.guestContent },
    settings: await readSettings(db, row.id, { versionId: row.versionId, lessonId }),
    video: videoFile && {
      fileId: videoFile.id,
      name: videoFile.originalName,
      seconds: row.videoSeconds ?? videoFile.durationSeconds,
      captions: row.captions,
    },
    resources: await readResources(db, row.id),
    hasAssessment: row.assessmentVersion !== null,
    files: await linkFiles(named),
    decorative: named.filter(({ file }) => file.isDecorative).map(({ path }) => path),
    module: {
      number,
      title: moduleVersion.title,
      lessons: moduleVersion.lessons.map((lesson) => ({ id: lesson.lessonId, title: lesson.title, type: lesson.type })),
    },
  };
}

type Linked = { path: string; file: { storageKey: string; originalName: string; mimeType: string } };

/** A course may have thousands of files. */
function namedFiles<Named extends Linked>(files: readonly Named[], texts: LessonTexts): Named[] {
  const all = `${texts.content}\n${texts.registeredContent}\n${texts.guestContent}`;
  return files.filter(({ path }) => all.includes(path) || all.includes(encodeURI(path)));
}

async function linkFiles(named: readonly Linked[]): Promise<Record<string, string>> {
  const links = named.map(
    async ({ path, file: { storageKey, originalName: name, mimeType } }) =>
      [path, await linkToShow({ storageKey, name, mimeType })] as const,
  );
  return Object.fromEntries(await Promise.all(links));
}

async function isOfAnOlderVersion(db: Deps["db"], courseId: string, number: number): Promise<boolean> {
  return (await db.courseVersion.count({ where: { courseId, number: { gt: number } } })) > 0;
}

const lessonColumns = {
  id: true,
  versionId: true,
  title: true,
  position: true,
  content: true,
  registeredContent: true,
  guestContent: true,
  videoSeconds: true,
  lesson: { select: { revision: true } },
  version: {
    select: {
      number: true,
      language: true,
      files: {
        select: {
          path: true,
          file: { select: { storageKey: true, originalName: true, mimeType: true, isDecorative: true } },
        },
      },
    },
  },
  videoFile: { select: { id: true, originalName: true, durationSeconds: true } },
  captions: { orderBy: { language: "asc" }, select: { language: true, label: true } },
  assessmentVersion: { select: { id: true } },
  moduleVersion: {
    select: {
      title: true,
      position: true,
      lessons: { orderBy: { position: "asc" }, select: { lessonId: true, title: true, type: true } },
    },
  },
} as const;
