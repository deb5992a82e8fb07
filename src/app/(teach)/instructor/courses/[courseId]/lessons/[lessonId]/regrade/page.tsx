import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import * as z from "zod";
import { Messages } from "@/components/i18n/messages";
import { PartHeading, StudioColumnsPage, StudioHead, StudioSide } from "@/components/studio/studio-columns";
import { EmptyState } from "@/components/ui/empty-state";
import { QuestionWords } from "@/components/work/question-words";
import { needsMendedKey, regradeWays } from "@/features/assessment/regrading";
import { CourseHeader } from "@/features/courses/components/course-header";
import { PreviewFigures } from "@/features/regrade/components/preview-figures";
import { PreviewTable } from "@/features/regrade/components/preview-table";
import { QuestionTable } from "@/features/regrade/components/question-table";
import { RegradeHistory } from "@/features/regrade/components/regrade-history";
import { SaveForm } from "@/features/regrade/components/save-form";
import { WayForm } from "@/features/regrade/components/way-form";
import type { RegradableQuestions } from "@/features/regrade/server/list-questions";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = {
  params: Promise<{ courseId: string; lessonId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Anything that the address cannot mean is left out. */
const Asked = z.object({
  question: z.uuid().nullable().catch(null),
  way: z.enum(regradeWays).nullable().catch(null),
});
type Asked = z.infer<typeof Asked>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("regrade"))("title"), robots: { index: false } };
}

/** Other points for answers to a question that turned out to be wrong: which question, how, who changes. */
export default async function RegradePage({ params, searchParams }: Props) {
  const place = await params;
  await requireSite("portal.use");
  const asked = Asked.parse(await searchParams);
  const api = await serverApi();
  const { courseId, lessonId } = place;
  const [course, list] = await Promise.all([
    orRefuse(api.courses.header({ courseId })),
    orRefuse(api.regrade.list(place)),
  ]);
  const t = await getTranslations("regrade");
  const address = `/instructor/courses/${courseId}/lessons/${lessonId}`;
  const regrades = list.questions.find(({ questionVersionId }) => questionVersionId === asked.question)?.regrades ?? [];
  return (
    <>
      <CourseHeader course={course} here="outline" />
      <StudioColumnsPage
        side={
          <StudioSide isSticky aria-labelledby="how">
            {regrades.length > 0 && <RegradeHistory regrades={regrades} />}
            <section className="grid gap-2">
              <h2 id="how" className="label">
                {t("how")}
              </h2>
              <p className="caption">{t("howFirst")}</p>
              <p className="caption">{t("howThen")}</p>
              <p className="caption">{t("howLater")}</p>
              <p className="caption">{t("howHistory")}</p>
              <p className="caption">{t("howCertificates")}</p>
            </section>
          </StudioSide>
        }
      >
        <StudioHead>
          <h1>{t("heading", { place: list.place, title: list.title })}</h1>
          <a href={`${address}/questions`}>{t("back")}</a>
        </StudioHead>
        {asked.question === null ? (
          <Questions list={list} here={`${address}/regrade`} />
        ) : (
          <OneQuestion place={place} here={`${address}/regrade`} question={asked.question} way={asked.way} />
        )}
      </StudioColumnsPage>
    </>
  );
}

async function Questions({ list: { questions }, here }: { list: RegradableQuestions; here: string }) {
  const t = await getTranslations("regrade");
  if (questions.length === 0) return <EmptyState title={t("none")}>{t("noneWhy")}</EmptyState>;
  return <QuestionTable questions={questions} hrefOf={(id) => `${here}?question=${id}`} />;
}

interface OneQuestionProps {
  place: { courseId: string; lessonId: string };
  here: string;
  question: string;
  way: Asked["way"];
}

async function OneQuestion({ place, here, question: questionVersionId, way: chosen }: OneQuestionProps) {
  const api = await serverApi();
  const t = await getTranslations("regrade");
  const asked = { ...place, questionVersionId };
  // Every question can be asked about in this way, so it also says which others there are.
  const known = await orRefuse(api.regrade.preview({ ...asked, way: "FULL_POINTS" }));
  const way = chosen !== null && needsMendedKey(chosen) && !known.hasKey ? null : chosen;
  const preview =
    way === null ? null : way === "FULL_POINTS" ? known : await orRefuse(api.regrade.preview({ ...asked, way }));
  return (
    <>
      <QuestionWords>{known.question.text}</QuestionWords>
      <p>
        <a href={here}>{t("other")}</a>
      </p>
      <WayForm here={here} questionVersionId={questionVersionId} way={way} question={known} />
      {preview && way && (
        <section aria-labelledby="preview" className="stack">
          <PartHeading id="preview">{t("preview")}</PartHeading>
          <p className="caption">{t("nothingSaved")}</p>
          {preview.counts.changed === 0 ? (
            <EmptyState title={t("nobody")}>{t("nobodyWhy")}</EmptyState>
          ) : (
            <>
              <PreviewFigures preview={preview} />
              <PreviewTable preview={preview} />
            </>
          )}
          <Messages only={["regrade"]}>
            <SaveForm
              key={way}
              asked={{ ...asked, way }}
              stamp={preview.stamp}
              counts={preview.counts}
              doneHref={here}
            />
          </Messages>
        </section>
      )}
    </>
  );
}
