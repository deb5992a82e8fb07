import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { LessonArticle } from "@/app/lesson-article";
import { Messages } from "@/components/i18n/messages";
import { env } from "@/env/server";
import { AssessmentPreview } from "@/features/assessment/components/assessment-preview";
import { LessonWorkspaceLoader } from "@/features/authoring/components/lesson/lesson-workspace-loader";
import { readSeenAs, type SeenAs } from "@/features/authoring/lesson/rules";
import { CourseHeader } from "@/features/courses/components/course-header";
import { LessonSuggestions } from "@/features/drafting/components/lesson-suggestions";
import { FilePickerProvider } from "@/features/media/components/file-picker-provider";
import { FileUploadsProvider } from "@/features/media/components/file-uploads-provider";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = {
  params: Promise<{ courseId: string; lessonId: string }>;
  searchParams: Promise<{ as?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("authoring.lesson"))("page"), robots: { index: false } };
}

/** One lesson in the editor, with its neighbours before it and its settings and history behind. */
export default async function LessonPage({ params, searchParams }: Props) {
  const { courseId, lessonId } = await params;
  const as = readSeenAs((await searchParams).as);
  await requireSite("portal.use");
  const api = await serverApi();
  const course = await orRefuse(api.courses.header({ courseId }));
  const [lesson, drafting, t] = await Promise.all([
    orRefuse(api.authoring.lesson.get({ courseId, lessonId })),
    course.rights.edit ? orRefuse(api.drafting.ofLesson({ courseId, lessonId })) : null,
    getTranslations("authoring.lesson"),
  ]);
  const address = `/instructor/courses/${courseId}`;
  return (
    <>
      <CourseHeader course={course} here="outline" />
      <div className={as ? "writer writer--seen" : "writer"}>
        <nav className="writer__nav" aria-label={t("content")}>
          <p className="writer__part">
            <span className="num">{lesson.module.number}</span> {lesson.module.title}
          </p>
          <ol>
            {lesson.module.lessons.map(({ id, title }, l) => (
              <li key={id}>
                <Link
                  href={`${address}/lessons/${id}`}
                  prefetch={false}
                  aria-current={id === lessonId ? "page" : undefined}
                >
                  <span className="num">
                    {lesson.module.number}.{l + 1}
                  </span>{" "}
                  {title}
                </Link>
              </li>
            ))}
          </ol>
          <p>
            <Link className="caption" href={address}>
              {t("back")}
            </Link>
          </p>
        </nav>
        <Messages only={["authoring", "editor", "gates.author", "media", "versions.changes"]}>
          <FilePickerProvider courseId={courseId} maxBytes={env.MAX_FILE_BYTES}>
            <FileUploadsProvider>
              <LessonWorkspaceLoader
                courseId={courseId}
                viewerId={course.viewerId}
                lesson={lesson}
                mayEdit={course.rights.edit}
                as={as}
                written={drafting?.written ?? []}
                suggestions={drafting && <LessonSuggestions lessonId={lessonId} draft={drafting.draft} />}
                seen={as && <Seen courseId={courseId} lessonId={lessonId} viewer={as} />}
              />
            </FileUploadsProvider>
          </FilePickerProvider>
        </Messages>
      </div>
    </>
  );
}

/** The lesson through someone else's eyes, by the student's own parts. */
async function Seen({ courseId, lessonId, viewer }: { courseId: string; lessonId: string; viewer: SeenAs }) {
  const page = await orRefuse((await serverApi()).learning.seenAs({ courseId, lessonId, viewer }));
  const words = [
    "learning.end",
    ...(page.video ? ["learning.video"] : []),
    ...(page.labChecks.length > 0 ? ["learning.lab"] : []),
  ];
  return (
    <Messages only={words}>
      <LessonArticle page={page} assessment={<Questions courseId={courseId} lessonId={lessonId} />} />
    </Messages>
  );
}

async function Questions(lesson: { courseId: string; lessonId: string }) {
  const found = await orRefuse((await serverApi()).assessment.draftPreview(lesson));
  return found && <AssessmentPreview preview={found} />;
}
