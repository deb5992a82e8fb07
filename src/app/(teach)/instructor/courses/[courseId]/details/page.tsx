import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { env } from "@/env/server";
import { CourseHeader } from "@/features/courses/components/course-header";
import { languageChoices } from "@/features/courses/languages";
import { FilePickerProvider } from "@/features/media/components/file-picker-provider";
import { DetailsForm } from "@/features/studio/components/details/details-form";
import { PictureDetail } from "@/features/studio/components/details/picture-detail";
import { StudioPage } from "@/features/studio/components/studio-page";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ courseId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio.details"))("title"), robots: { index: false } };
}

/** What the course says about itself. */
export default async function DetailsPage({ params }: Props) {
  const { courseId } = await params;
  await requireSite("portal.use");
  const api = await serverApi();
  const course = await orRefuse(api.courses.header({ courseId }));
  const [details, picture, t, locale] = await Promise.all([
    api.courses.details({ courseId }),
    api.courses.picture({ courseId }),
    getTranslations("studio.details"),
    getLocale(),
  ]);
  return (
    <>
      <CourseHeader course={course} here="details" />
      <StudioPage title={t("title")}>
        <Messages only={["studio.details", "editor.errors", "media"]}>
          <DetailsForm
            courseId={courseId}
            viewerId={course.viewerId}
            slug={course.slug}
            details={details}
            mayEdit={course.rights.edit}
            languages={languageChoices(details.language, locale)}
          />
          <FilePickerProvider courseId={courseId} maxBytes={env.MAX_FILE_BYTES}>
            <PictureDetail courseId={courseId} given={picture} mayEdit={course.rights.edit} />
          </FilePickerProvider>
        </Messages>
      </StudioPage>
    </>
  );
}
