import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import * as z from "zod";
import { PartHeading, StudioColumnsPage, StudioHead, StudioSide } from "@/components/studio/studio-columns";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { CourseHeader } from "@/features/courses/components/course-header";
import { AnalysisFigures } from "@/features/item-analysis/components/analysis-figures";
import { AnalysisFilter } from "@/features/item-analysis/components/analysis-filter";
import { ItemSection } from "@/features/item-analysis/components/item-section";
import { ItemTable } from "@/features/item-analysis/components/item-table";
import { countedAttempts, leastForFlags, mostAttempts } from "@/features/item-analysis/rules";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = {
  params: Promise<{ courseId: string; lessonId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Anything that the address cannot mean is left out. */
const Asked = z.object({
  count: z.enum(countedAttempts).catch("first"),
  version: z.coerce.number().int().min(1).max(1_000_000).nullable().catch(null),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("analysis"))("title"), robots: { index: false } };
}

/** What the attempts at a lesson's assessment say about its questions. */
export default async function AnalysisPage({ params, searchParams }: Props) {
  const { courseId, lessonId } = await params;
  await requireSite("portal.use");
  const { count, version } = Asked.parse(await searchParams);
  const api = await serverApi();
  const [course, analysis] = await Promise.all([
    orRefuse(api.courses.header({ courseId })),
    orRefuse(api.itemAnalysis.get({ courseId, lessonId, count, version })),
  ]);
  const t = await getTranslations("analysis");
  const address = `/instructor/courses/${courseId}/lessons/${lessonId}`;
  const { attempts, items, groupSize } = analysis;
  return (
    <>
      <CourseHeader course={course} here="outline" />
      <StudioColumnsPage
        side={
          <StudioSide aria-labelledby="how">
            <section className="grid gap-2">
              <h2 id="how" className="label">
                {t("how")}
              </h2>
              <p className="caption">{t("howFacility")}</p>
              {items.some(({ penalty }) => penalty > 0) && <p className="caption">{t("howPenalty")}</p>}
              <p className="caption">{t("howDiscrimination")}</p>
              <p className="caption">{t("howReliability")}</p>
              {items.some(({ countedBy }) => countedBy === "pairs" || countedBy === "places") && (
                <p className="caption">{t("howParts")}</p>
              )}
              {groupSize > 0 && <p className="caption">{t("howGroups", { size: groupSize })}</p>}
              <p className="caption">{t("howTime")}</p>
              <p className="caption">{t("howEdited")}</p>
              <p className="caption">{t("howLeftOut")}</p>
            </section>
          </StudioSide>
        }
      >
        <StudioHead>
          <h1>{t("heading", { place: analysis.place, title: analysis.title })}</h1>
          <a href={`${address}/questions`}>{t("back")}</a>
        </StudioHead>
        <AnalysisFilter here={`${address}/analysis`} count={count} analysis={analysis} />
        {attempts === 0 ? (
          <EmptyState title={t(analysis.isPublished ? "none" : "unpublished")}>
            {t(analysis.isPublished ? "noneWhy" : "unpublishedWhy")}
          </EmptyState>
        ) : (
          <>
            <AnalysisFigures analysis={analysis} />
            {attempts < leastForFlags && (
              <Notice>
                <p>{t("few", { count: attempts, least: leastForFlags })}</p>
              </Notice>
            )}
            {analysis.isLimited && <p className="caption">{t("limited", { count: mostAttempts })}</p>}
            <section className="[.notice+&]:mbs-8" aria-labelledby="questions">
              <PartHeading id="questions">{t("questions")}</PartHeading>
              <ItemTable items={items} />
              {items.map((item, at) => (
                <ItemSection
                  key={item.questionVersionId}
                  item={item}
                  number={at + 1}
                  groupSize={groupSize}
                  regradeHref={course.rights.grade ? `${address}/regrade?question=${item.questionVersionId}` : null}
                />
              ))}
            </section>
          </>
        )}
      </StudioColumnsPage>
    </>
  );
}
