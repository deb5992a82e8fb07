import "server-only";
import * as z from "zod";
import { plainText } from "@/features/media/server/plain-text";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

type Audience = "EVERYONE" | "SIGNED_IN" | "LEARNERS";

const LessonText = rowSchema(() => ({
  lessonId: z.string(),
  title: z.string(),
  accessLevel: z.string(),
  isFreePreview: z.boolean(),
  content: z.string(),
  registeredContent: z.string(),
  guestContent: z.string(),
  transcript: z.string().nullable(),
}));
type LessonText = RowOf<typeof LessonText>;

interface Found {
  lessonId: string | null;
  audience: Audience;
  title: string;
  body: string;
}

/**
 * What each audience may find of a lesson, by the access table: open lessons for everybody; of registered ones the stand-ins, and
 * their own text by its words alone (LEARNERS is never quoted). Of premium ones only the stand-ins.
 */
export async function documentsOf(lesson: LessonText): Promise<Found[]> {
  const make = async (audience: Audience, source: string): Promise<Found[]> => {
    const body = await plainText(source);
    return body === "" && audience !== "EVERYONE"
      ? []
      : [{ lessonId: lesson.lessonId, audience, title: lesson.title, body }];
  };
  const whole = `${lesson.content}\n\n${lesson.transcript ?? ""}`;
  if (lesson.accessLevel === "GUEST" || lesson.isFreePreview) return make("EVERYONE", whole);
  return [
    ...(await make("EVERYONE", lesson.guestContent)),
    ...(await make("SIGNED_IN", lesson.registeredContent)),
    ...(lesson.accessLevel === "REGISTERED" ? await make("LEARNERS", whole) : []),
  ];
}

/** Rebuilds what search knows of a course from its live version. Part of the transaction that publishes; safe to repeat. */
export async function indexCourse(tx: Tx, courseId: string, now: Date): Promise<void> {
  // Whoever renames the lead meanwhile waits for the documents that hold the name, and changes them after that.
  await tx.$executeRaw`
    SELECT 1 FROM "users" u JOIN "course_instructor" i ON i."user_id" = u."id"
     WHERE i."course_id" = ${courseId}::uuid AND i."role" = 'LEAD' AND i."is_active" FOR SHARE OF u`;
  await tx.searchDocument.deleteMany({ where: { courseId } });
  const course = await tx.course.findUnique({
    where: { id: courseId },
    select: {
      state: true,
      liveVersion: {
        select: {
          id: true,
          title: true,
          subtitle: true,
          description: true,
          skills: true,
          objectives: true,
          language: true,
        },
      },
    },
  });
  const version = course?.liveVersion;
  if (!version || course.state !== "LIVE") return;
  const lessons = await queryRows(tx, LessonText)`
    SELECT l."lesson_id" AS "lessonId", l."title", l."access_level"::text AS "accessLevel", l."is_free_preview" AS "isFreePreview", l."content",
           l."registered_content" AS "registeredContent", l."guest_content" AS "guestContent", l."transcript"
      FROM "lesson_version" l JOIN "module_version" m ON m."id" = l."module_version_id"
     WHERE l."version_id" = ${version.id}::uuid AND m."published_at" <= ${now}`;
  const about: Found = {
    lessonId: null,
    audience: "EVERYONE",
    title: [version.title, ...version.skills].join(" · "),
    body: [version.subtitle, await plainText(version.description), ...version.objectives].filter(Boolean).join("\n"),
  };
  const found: Found[] = [about];
  for (const lesson of lessons) found.push(...(await documentsOf(lesson)));
  const configuration = version.language.toLowerCase().startsWith("en") ? "english" : "simple";
  await tx.searchDocument.createMany({
    data: found.map((document) => ({ ...document, courseId, configuration })),
  });
  // In one order, so that two courses published at once wait for each other's new words and never in a circle.
  await tx.$executeRaw`
    INSERT INTO search_word (word)
    SELECT DISTINCT w FROM search_document d, search_document_words(d.title, d.body) AS w
     WHERE d.course_id = ${courseId}::uuid AND NOT EXISTS (SELECT 1 FROM search_word k WHERE k.word = w) ORDER BY w
    ON CONFLICT DO NOTHING`;
}
