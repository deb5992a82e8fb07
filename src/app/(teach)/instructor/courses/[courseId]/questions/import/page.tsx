import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { Link } from "@/components/ui/link";
import { env } from "@/env/server";
import { ImportLessonsForm } from "@/features/authoring/components/assessment/import-lessons-form";
import { CourseHeader } from "@/features/courses/components/course-header";
import { FilePickerProvider } from "@/features/media/components/file-picker-provider";
import { FileUploadsProvider } from "@/features/media/components/file-uploads-provider";
import { studioTitleClass } from "@/features/studio/components/studio-page";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ courseId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exchange"))("importTitle"), robots: { index: false } };
}

/** Questions of another platform as lessons of this course. */
export default async function ImportLessonsPage({ params }: Props) {
  const { courseId } = await params;
  await requireSite("portal.use");
  const course = await orRefuse((await serverApi()).courses.header({ courseId }));
  if (!course.rights.edit) forbidden();
  const [t, outline] = await Promise.all([getTranslations("exchange"), getTranslations("authoring.outline")]);
  return (
    <>
      <CourseHeader course={course} here="outline" />
      <main id="main" className="wrap wrap--wide pbs-6 pbe-10">
        <p className="crumb">
          <Link href={`/instructor/courses/${courseId}`}>{outline("heading")}</Link>
        </p>
        <h1 className={`mbe-2 ${studioTitleClass}`}>{t("importTitle")}</h1>
        <p className="mbe-6 max-inline-[44rem] text-ink-muted">{t("lessons.lead")}</p>
        <Messages only={["exchange", "questions", "editor.errors", "media"]}>
          <FilePickerProvider courseId={courseId} maxBytes={env.MAX_FILE_BYTES}>
            <FileUploadsProvider>
              <ImportLessonsForm courseId={courseId} />
            </FileUploadsProvider>
          </FilePickerProvider>
        </Messages>
      </main>
    </>
  );
}
