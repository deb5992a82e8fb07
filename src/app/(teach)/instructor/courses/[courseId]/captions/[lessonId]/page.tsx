import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Link } from "@/components/ui/link";
import { CaptionEditor } from "@/features/authoring/components/captions/caption-editor";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = {
  params: Promise<{ courseId: string; lessonId: string }>;
  searchParams: Promise<{ video?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("media.captions"))("title"), robots: { index: false } };
}

/** Captions of one lesson's video, or of one in its text (`?film=media/clip.mp4`), with the whole page to themselves. */
export default async function CaptionsPage({ params, searchParams }: Props) {
  const { courseId, lessonId } = await params;
  const named = (await searchParams).video;
  const video = typeof named === "string" && named !== "" ? named : undefined;
  await requireSite("portal.use");
  const api = await serverApi();
  const [captioned, course] = await orRefuse(
    Promise.all([api.captions.list({ courseId, lessonId, video }), api.courses.header({ courseId })]),
  );
  const t = await getTranslations("media.captions");
  return (
    <main id="main" className="wrap wrap--wide pbs-8">
      <Breadcrumbs trail={[{ name: course.title, href: `/instructor/courses/${courseId}` }]} />
      <h1 className="mbs-1 mbe-2">{t("title")}</h1>
      <p className="mbe-6 max-inline-[40rem] text-ink-muted">{t("lead")}</p>
      {video !== undefined && (
        <p>
          {t.rich("inText", {
            video,
            lesson: (chunks) => <Link href={`/instructor/courses/${courseId}/lessons/${lessonId}`}>{chunks}</Link>,
          })}
        </p>
      )}
      <Messages only={["media", "editor.errors"]}>
        <CaptionEditor courseId={courseId} lessonId={lessonId} viewerId={course.viewerId} path={video} {...captioned} />
      </Messages>
    </main>
  );
}
