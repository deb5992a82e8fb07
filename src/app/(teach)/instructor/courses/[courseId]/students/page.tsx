import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import * as z from "zod";
import { FilterFold } from "@/components/form/filter-fold";
import { SearchField } from "@/components/form/search-field";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { StudioColumnsPage, StudioHead, StudioSide } from "@/components/studio/studio-columns";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { FindForm } from "@/components/work/find-form";
import { CourseHeader } from "@/features/courses/components/course-header";
import { AddStudent } from "@/features/enrollment/components/students/add-student";
import { StudentTable } from "@/features/enrollment/components/students/student-table";
import { WaitingTable } from "@/features/enrollment/components/students/waiting-table";
import { studentFilters, studentSorts } from "@/features/enrollment/students";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ courseId: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("students"))("title"), robots: { index: false } };
}

/** What the address asks for; anything it cannot mean is left out. */
function readQuery(query: Query) {
  const page = Number(query.page);
  return {
    q: typeof query.q === "string" ? query.q.slice(0, 200) : "",
    show: studentFilters.find((filter) => filter === query.show) ?? "current",
    sort: studentSorts.find((sort) => sort === query.sort) ?? "active",
    groupId: z.uuid().safeParse(query.group).data ?? null,
    page: Number.isInteger(page) && page > 0 && page <= 100_000 ? page : 1,
  };
}

export default async function StudentsPage({ params, searchParams }: Props) {
  const { courseId } = await params;
  await requireSite("portal.use");
  const asked = readQuery(await searchParams);
  const api = await serverApi();
  const [courseHeader, list] = await Promise.all([
    orRefuse(api.courses.header({ courseId })),
    orRefuse(api.enrollment.students.list({ courseId, ...asked })),
  ]);
  const t = await getTranslations("students");
  const here = `/instructor/courses/${courseId}/students`;
  const { groupId, ...plain } = asked;
  const inGroup = groupId === null ? "" : `?group=${groupId}`;
  const hrefOf = (page: number) =>
    `${here}?${new URLSearchParams({ ...plain, ...(groupId && { group: groupId }), page: String(page) })}`;
  const shown = list.students.length + list.waiting.length;
  const caption = t("caption", { course: list.course.title });
  const filters = [asked.show !== studentFilters[0], asked.sort !== studentSorts[0], groupId !== null];
  const isUntouched = Object.values(list.counts).every((count) => count === 0);
  return (
    <>
      <CourseHeader course={courseHeader} here="students" />
      <StudioColumnsPage
        side={
          <StudioSide aria-label={t("they")}>
            <section aria-labelledby="they">
              <h2 id="they" className="label">
                {t("they")}
              </h2>
              <p className="caption">{t("theySee")}</p>
            </section>
            <section aria-labelledby="proof">
              <h2 id="proof" className="label">
                {t("proof")}
              </h2>
              <p className="caption">{t("proofWhy")}</p>
            </section>
          </StudioSide>
        }
      >
        <StudioHead>
          <h1>{t("title")}</h1>
          <Messages only={["students"]}>
            <div className="row row--tight">
              {list.openRequests !== null && (
                <ButtonLink size="small" href={`${here}/requests`}>
                  {t("requests", { count: list.openRequests })}
                </ButtonLink>
              )}
              <ButtonLink size="small" icon="users" href={`${here}/groups`}>
                {t("groups")}
              </ButtonLink>
              <ButtonLink size="small" icon="upload" href={`${here}/import`}>
                {t("import")}
              </ButtonLink>
              <AddStudent courseId={courseId} />
            </div>
          </Messages>
        </StudioHead>
        {!list.course.isLive && <Notice>{t("notLive")}</Notice>}
        <search aria-label={t("find")}>
          <FindForm action={here}>
            <SearchField label={t("search")} name="q" defaultValue={asked.q} maxLength={200} />
            <FilterFold count={filters.filter(Boolean).length}>
              <label className="row row--tight">
                <span className="caption">{t("show")}</span>
                <select className="input" name="show" defaultValue={asked.show}>
                  {studentFilters.map((filter) => (
                    <option key={filter} value={filter}>
                      {t(`filters.${filter}`, { count: list.counts[filter] })}
                    </option>
                  ))}
                </select>
              </label>
              {list.groups.length > 0 && (
                <label className="row row--tight">
                  <span className="caption">{t("group")}</span>
                  <select className="input" name="group" defaultValue={groupId ?? ""}>
                    <option value="">{t("everyone")}</option>
                    {list.groups.map(({ id, name }) => (
                      <option key={id} value={id} translate="no">
                        {name}
                      </option>
                    ))}
                  </select>
                </label>
              )}
              <label className="row row--tight">
                <span className="caption">{t("sort")}</span>
                <select className="input" name="sort" defaultValue={asked.sort}>
                  {studentSorts.map((sort) => (
                    <option key={sort} value={sort}>
                      {t(`sorts.${sort}`)}
                    </option>
                  ))}
                </select>
              </label>
            </FilterFold>
            <Button type="submit">{t("go")}</Button>
          </FindForm>
        </search>
        {shown === 0 ? (
          <EmptyState title={isUntouched ? t("empty") : t("emptyHere")}>{isUntouched && t("emptyWhy")}</EmptyState>
        ) : (
          <Messages only={["students", "groups"]}>
            {asked.show === "invited" ? (
              <WaitingTable courseId={courseId} waiting={list.waiting} caption={caption} />
            ) : (
              <StudentTable
                courseId={courseId}
                caption={caption}
                students={list.students}
                areEnded={asked.show === "ended"}
                groups={list.groups}
              />
            )}
          </Messages>
        )}
        <Pagination page={list.page} last={list.lastPage} hrefOf={hrefOf} />
        <div className="row row--apart caption">
          <p>
            {t.rich("shown", {
              shown,
              total: list.total,
              time: () => <LocalTime at={list.asOf} shape="time" />,
            })}
          </p>
          <p>
            <a href={`/api/courses/${courseId}/students${inGroup}`} download>
              {t(inGroup ? "exportGroup" : "export")}
            </a>
            . {t("exportWhy")}
          </p>
        </div>
      </StudioColumnsPage>
    </>
  );
}
