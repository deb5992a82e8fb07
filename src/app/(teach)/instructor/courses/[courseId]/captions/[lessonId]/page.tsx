import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Words } from "@/components/i18n/words";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { CaptionEditor } from "@/features/authoring/components/captions/caption-editor";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ courseId: string; lessonId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("media.captions"))("title"), robots: { index: false } };
}

/** Captions of one lesson's film, with the whole page to themselves. */
export default async function CaptionsPage({ params }: Props) {
  const { courseId, lessonId } = await params;
  await requireSite("portal.use");
  const api = await serverApi();
  const [captioned, course] = await orRefuse(
    Promise.all([api.captions.list({ courseId, lessonId }), api.authoring.bench({ courseId })]),
  );
  const t = await getTranslations("media.captions");
  return (
    <main id="main" className="wrap wrap--wide">
      <Breadcrumbs trail={[{ name: course.title, href: `/instructor/courses/${courseId}` }]} />
      <h1>{t("title")}</h1>
      <p className="task__lead">{t("lead")}</p>
      <Words only={["media", "authoring.errors"]}>
        <CaptionEditor courseId={courseId} lessonId={lessonId} viewerId={course.viewerId} {...captioned} />
      </Words>
    </main>
  );
}
