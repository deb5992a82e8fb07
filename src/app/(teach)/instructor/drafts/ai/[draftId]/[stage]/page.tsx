import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { QuestionFields } from "@/features/authoring/components/assessment/question-fields";
import { DraftHeader } from "@/features/drafting/components/stage/draft-header";
import { StageEditor } from "@/features/drafting/components/stage/stage-editor";
import { goesByLesson } from "@/features/drafting/stage-rules";
import { textsOf } from "@/features/drafting/suggestion-texts";
import { Stage } from "@/features/drafting/suggestions";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = {
  params: Promise<{ draftId: string; stage: string }>;
  searchParams: Promise<{ lesson?: string | string[] }>;
};

const words = ["suggestions", "drafting.question", "drafting.source", "questions"] as const;
/** Texts that come rendered with the page; the browser asks for the others when it shows them. */
const mostTexts = 100;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("suggestions.stage");
  const stage = Stage.safeParse((await params).stage).data;
  return { title: stage && t("title", { stage: t(`names.${stage}`) }), robots: { index: false } };
}

/** One stage of a draft: what is suggested in it, and what the author makes of that. */
export default async function StagePage({ params, searchParams }: Props) {
  const { draftId, stage: asked } = await params;
  await requireSite("course.create");
  const stage = Stage.safeParse(asked).data ?? notFound();
  const lesson = (await searchParams).lesson;
  const lessonId = goesByLesson(stage) && typeof lesson === "string" ? lesson : null;
  const api = await serverApi();
  const view = await orRefuse(api.drafting.stage({ draftId, stage, ...(lessonId !== null && { lessonId }) }));
  const texts = textsOf(view.suggestions).slice(0, mostTexts);
  const rendered = await api.drafting.renderTexts({ texts, locale: await getLocale() });
  return (
    <>
      <DraftHeader view={view} />
      <Messages only={words}>
        <StageEditor
          key={`${stage} ${lessonId}`}
          view={view}
          lessonId={lessonId}
          rendered={rendered}
          QuestionFields={QuestionFields}
        />
      </Messages>
    </>
  );
}
