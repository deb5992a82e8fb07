import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { CourseHeader } from "@/features/courses/components/course-header";
import { SettingsForm } from "@/features/studio/components/settings-form";
import { StudioPage } from "@/features/studio/components/studio-page";
import { writeSettings } from "@/features/studio/typed-settings";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ courseId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio.access"))("title"), robots: { index: false } };
}

/** Who finds the course, what it costs, when and how many may enter. */
export default async function AccessPage({ params }: Props) {
  const { courseId } = await params;
  await requireSite("portal.use");
  const api = await serverApi();
  const course = await orRefuse(api.courses.header({ courseId }));
  const [settings, t] = await Promise.all([api.courses.settings({ courseId }), getTranslations("studio.access")]);
  return (
    <>
      <CourseHeader course={course} here="access" />
      <StudioPage title={t("title")}>
        <p className="muted">{course.rights.edit ? t("lead") : t("readOnly")}</p>
        {course.rights.edit && (
          <Messages only={["studio.settings", "editor.errors"]}>
            <SettingsForm
              courseId={courseId}
              viewerId={course.viewerId}
              heading="h2"
              savesItself={false}
              revision={settings.revision}
              taken={settings.enrolledCount}
              initial={writeSettings(settings)}
              categories={settings.categories}
            />
          </Messages>
        )}
      </StudioPage>
    </>
  );
}
