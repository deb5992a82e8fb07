import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { StudioColumnsPage, StudioHead, StudioSide } from "@/components/studio/studio-columns";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { FindForm } from "@/components/work/find-form";
import { CourseHeader } from "@/features/courses/components/course-header";
import { AnswerTable } from "@/features/grading/components/answer-table";
import { FilesLink } from "@/features/grading/components/files-link";
import { HiddenNames } from "@/features/grading/components/hidden-names";
import { TwoGraders } from "@/features/grading/components/two-graders";
import { filtersOfTwo, type GradingFilter, gradingFilters } from "@/features/grading/rules";
import { idIn } from "@/features/grading/schema";
import type { AnswerList } from "@/features/grading/server/list-answers";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ courseId: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("grading"))("title"), robots: { index: false } };
}

/** What the address asks for; anything it cannot mean is left out. */
function readQuery({ show, assessment, page: asked }: Query) {
  const page = Number(asked);
  return {
    show: gradingFilters.find((filter) => filter === show) ?? "waiting",
    assessmentId: idIn(assessment),
    page: Number.isInteger(page) && page > 0 && page <= 100_000 ? page : 1,
  };
}

/** Filters about two graders where there are any, or answers from when there were. */
const isOffered = (filter: GradingFilter, { twoGraders, counts }: Pick<AnswerList, "twoGraders" | "counts">) =>
  !filtersOfTwo.some((each) => each === filter) || twoGraders.assessments.length > 0 || counts[filter] > 0;

/** The answers of a course that a person grades. */
export default async function GradingPage({ params, searchParams }: Props) {
  const { courseId } = await params;
  await requireSite("portal.use");
  const asked = readQuery(await searchParams);
  const api = await serverApi();
  const [courseHeader, list] = await Promise.all([
    orRefuse(api.courses.header({ courseId })),
    orRefuse(api.grading.list({ courseId, ...asked })),
  ]);
  const t = await getTranslations("grading");
  const here = `/instructor/courses/${courseId}/grading`;
  const { show, assessmentId } = asked;
  const ofOne: Record<string, string> = assessmentId === null ? {} : { assessment: assessmentId };
  const hrefOf = (page: number) => `${here}?${new URLSearchParams({ show, ...ofOne, page: String(page) })}`;
  const answerHref = (id: string) => `${here}/${id}${assessmentId === null ? "" : `?assessment=${assessmentId}`}`;
  const first = list.answers.find(({ need, isForOthers }) => need !== null && !isForOthers);
  const filters = gradingFilters.filter((filter) => filter === show || isOffered(filter, list));
  const isUntouched = list.counts.all === 0 && assessmentId === null;
  return (
    <>
      <CourseHeader course={courseHeader} here="grading" />
      <StudioColumnsPage
        side={
          <StudioSide aria-label={t("how")}>
            <Messages only={["grading.hidden", "grading.two"]}>
              <TwoGraders courseId={courseId} found={list.twoGraders} mayEnd={courseHeader.rights.publish} />
              <HiddenNames courseId={courseId} assessments={list.hidden} mayShow={courseHeader.rights.publish} />
            </Messages>
            <section aria-labelledby="how">
              <h2 id="how" className="label">
                {t("how")}
              </h2>
              <p className="caption">{t("howTold")}</p>
              <p className="caption">{t("howHistory")}</p>
            </section>
          </StudioSide>
        }
      >
        <StudioHead>
          <h1>{t("title")}</h1>
          {first && (
            <ButtonLink look="first" href={answerHref(first.answerId)}>
              {t("start")}
            </ButtonLink>
          )}
        </StudioHead>
        {!isUntouched && (
          <search aria-label={t("find")}>
            <FindForm action={here}>
              <label className="row row--tight">
                <span className="caption">{t("show")}</span>
                <select className="input" name="show" defaultValue={show}>
                  {filters.map((filter) => (
                    <option key={filter} value={filter}>
                      {t(`filters.${filter}`, { count: list.counts[filter] })}
                    </option>
                  ))}
                </select>
              </label>
              <label className="row row--tight [&_.input]:max-inline-72">
                <span className="caption">{t("assessment")}</span>
                <select className="input" name="assessment" defaultValue={assessmentId ?? ""}>
                  <option value="">{t("everyAssessment")}</option>
                  {list.assessments.map(({ id, title, waiting }) => (
                    <option key={id} value={id}>
                      {t("ofAssessment", { title, waiting })}
                    </option>
                  ))}
                </select>
              </label>
              <Button type="submit">{t("go")}</Button>
            </FindForm>
          </search>
        )}
        {list.answers.length === 0 ? (
          <EmptyState title={t(isUntouched || show === "waiting" ? "nothing" : "nothingHere")}>
            {isUntouched && t("nothingWhy")}
          </EmptyState>
        ) : (
          <AnswerTable
            answers={list.answers}
            caption={t("caption", { course: courseHeader.title })}
            hrefOf={answerHref}
          />
        )}
        <Pagination page={list.page} last={list.lastPage} hrefOf={hrefOf} />
        {list.total > 0 && (
          <p className="caption">
            {t("shown", { shown: list.answers.length, total: list.total })}{" "}
            <FilesLink courseId={courseId} of={{ show, ...ofOne }} files={list.files} />
          </p>
        )}
      </StudioColumnsPage>
    </>
  );
}
