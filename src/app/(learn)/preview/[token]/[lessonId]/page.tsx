import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { ContentBody } from "@/components/content/content-body";
import { ContentTools } from "@/components/content/content-tools";
import { Messages } from "@/components/i18n/messages";
import { AssessmentPreview } from "@/features/assessment/components/assessment-preview";
import { CourseContents } from "@/features/learning/components/course-contents";
import { LessonFoot } from "@/features/learning/components/lesson-foot";
import { LessonHead } from "@/features/learning/components/lesson-head";
import { LessonPractice, LessonVideo } from "@/features/learning/components/lesson-media";
import { PlayerFrame } from "@/features/learning/components/player-frame";
import { PreviewBar } from "@/features/learning/components/preview/preview-bar";
import { PreviewEnded } from "@/features/learning/components/preview/preview-ended";
import { ResourceList } from "@/features/learning/components/resource-list";
import type { LessonPage as Page } from "@/features/learning/server/get-lesson-page";
import { orEnded, orRefuse, serverApi } from "@/server/trpc/rsc";
import "@/styles/pages/lesson.css";

type Params = { params: Promise<{ token: string; lessonId: string }> };

const load = cache(async (token: string, lessonId: string) =>
  orEnded((await serverApi()).learning.preview.lesson({ token, lessonId })),
);

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { token, lessonId } = await params;
  const [preview, t] = await Promise.all([load(token, lessonId), getTranslations("preview")]);
  return {
    title: preview.isOver
      ? t("ended.title")
      : t("title", { lesson: preview.found.lesson.title, course: preview.found.course.title }),
    robots: { index: false, follow: false },
  };
}

/** A lesson of a draft, with the player's own parts. Nothing that is done here leaves a trace. */
export default async function PreviewLessonPage({ params }: Params) {
  const { token, lessonId } = await params;
  const preview = await load(token, lessonId);
  if (preview.isOver) return <PreviewEnded askWhom={preview.askWhom} />;
  const page = preview.found;
  const t = await getTranslations("media.content");
  const words = [
    "learning.end" as const,
    ...(page.video ? (["learning.video"] as const) : []),
    ...(page.labChecks.length > 0 ? (["learning.lab"] as const) : []),
  ];
  return (
    <Messages only={words}>
      <PreviewBar course={page.course} />
      <PlayerFrame contents={<CourseContents page={page} />}>
        <article className="article">
          <Head page={page} />
          <LessonVideo page={page} />
          <ContentBody html={page.body.html} language={page.course.language} />
          <LessonPractice page={page} />
          {page.lesson.hasAssessment && <Assessment token={token} lessonId={lessonId} />}
          <ResourceList page={page} />
          <LessonFoot page={page} wayIn={null} />
        </article>
      </PlayerFrame>
      <ContentTools words={{ copied: t("copied"), formula: t.raw("formulaRegion") }} />
    </Messages>
  );
}

function Head({ page }: { page: Page }) {
  const t = useTranslations("preview");
  const hasNothing = page.body.html === "" && !page.video && !page.exercise && !page.lesson.hasAssessment;
  return (
    <LessonHead page={page}>
      <p className="caption">{t("asPreview")}</p>
      {hasNothing && <p className="caption">{t("nothingYet")}</p>}
    </LessonHead>
  );
}

async function Assessment({ token, lessonId }: { token: string; lessonId: string }) {
  const found = await orRefuse((await serverApi()).assessment.preview({ token, lessonId }));
  return found && <AssessmentPreview preview={found} />;
}
