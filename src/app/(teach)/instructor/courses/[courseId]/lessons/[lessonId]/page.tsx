import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LessonArticle } from "@/app/lesson-article";
import { Messages } from "@/components/i18n/messages";
import { PlaceNumber, placeClass, WriterColumns, WriterNav, WriterPart } from "@/components/studio/writer";
import { Link } from "@/components/ui/link";
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
      {/* The blocks' bar sticks below the course header, which is sticky there too. */}
      <WriterColumns
        className={`min-tablet:[--tools-top:var(--course-header-height,5.5rem)] max-tablet:grid-cols-[minmax(0,1fr)] ${
          as
            ? "grid-cols-[minmax(0,1fr)_minmax(0,1fr)] max-tablet:[&>main]:hidden [&>:is(nav,aside)]:hidden"
            : "grid-cols-[14rem_minmax(0,1fr)_17rem] max-[75rem]:grid-cols-[minmax(0,1fr)_17rem]"
        }`}
      >
        <WriterNav className="max-[75rem]:hidden" aria-label={t("content")}>
          <WriterPart number={lesson.module.number}>{lesson.module.title}</WriterPart>
          <ol className="mbe-4">
            {lesson.module.lessons.map(({ id, title }, l) => (
              <li key={id}>
                <Link
                  className={`flex items-baseline gap-1 ${placeClass}`}
                  href={`${address}/lessons/${id}`}
                  aria-current={id === lessonId ? "page" : undefined}
                >
                  <PlaceNumber>
                    {lesson.module.number}.{l + 1}
                  </PlaceNumber>{" "}
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
        </WriterNav>
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
      </WriterColumns>
    </>
  );
}

/** The lesson through someone else's eyes, by the student's own parts. */
async function Seen({ courseId, lessonId, viewer }: { courseId: string; lessonId: string; viewer: SeenAs }) {
  const page = await orRefuse((await serverApi()).learning.seenAs({ courseId, lessonId, viewer }));
  const words = [
    "learning.end" as const,
    ...(page.video ? (["learning.video"] as const) : []),
    ...(page.labChecks.length > 0 ? (["learning.lab"] as const) : []),
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
