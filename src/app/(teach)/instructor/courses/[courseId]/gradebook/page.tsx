import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FilterFold } from "@/components/form/filter-fold";
import { SearchField } from "@/components/form/search-field";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { StudioColumnsPage, StudioHead } from "@/components/studio/studio-columns";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { FindForm } from "@/components/work/find-form";
import { CourseHeader } from "@/features/courses/components/course-header";
import { GradebookTable } from "@/features/gradebook/components/gradebook-table";
import { listQuery, readListAddress } from "@/features/gradebook/list-address";
import { gradebookSorts } from "@/features/gradebook/rules";
import { idIn } from "@/features/gradebook/schema";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ courseId: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("gradebook"))("title"), robots: { index: false } };
}

/** The grades of all students of a course. */
export default async function GradebookPage({ params, searchParams }: Props) {
  const { courseId } = await params;
  await requireSite("portal.use");
  const query = await searchParams;
  const asked = readListAddress(query);
  const api = await serverApi();
  const [courseHeader, view] = await Promise.all([
    orRefuse(api.courses.header({ courseId })),
    orRefuse(api.gradebook.get({ courseId, ...asked })),
  ]);
  const t = await getTranslations("gradebook");
  const here = `/instructor/courses/${courseId}/gradebook`;
  const { categories, items, revision } = view.setup;
  const categoryId = categories.find(({ id }) => id === idIn(query.category))?.id ?? null;
  const isFiltered = asked.q !== "" || asked.below !== null || asked.isMissing || asked.groupId !== null;
  const filters = [
    asked.sort !== "name",
    asked.below !== null,
    asked.isMissing,
    categoryId !== null,
    asked.groupId !== null,
  ];
  const isEmpty = view.order.length === 0 || items.length === 0;
  return (
    <>
      <CourseHeader course={courseHeader} here="gradebook" />
      <StudioColumnsPage>
        <StudioHead>
          <h1>{t("title")}</h1>
          <div className="row row--tight">
            {courseHeader.rights.grade && (
              <ButtonLink size="small" icon="upload" href={`${here}/import`}>
                {t("import")}
              </ButtonLink>
            )}
            {courseHeader.rights.grade && (
              <ButtonLink size="small" icon="settings" href={`${here}/setup`}>
                {t("setUp")}
              </ButtonLink>
            )}
          </div>
        </StudioHead>
        <search aria-label={t("find")}>
          <FindForm action={here}>
            <SearchField label={t("search")} name="q" defaultValue={asked.q} maxLength={200} />
            <FilterFold count={filters.filter(Boolean).length}>
              <label className="row row--tight">
                <span className="caption">{t("sort")}</span>
                <select className="input" name="sort" defaultValue={asked.sort}>
                  {gradebookSorts.map((sort) => (
                    <option key={sort} value={sort}>
                      {t(`sorts.${sort}`)}
                    </option>
                  ))}
                </select>
              </label>
              <label className="row row--tight">
                <span className="caption">{t("below")}</span>
                <input
                  className="input num w-20"
                  name="below"
                  inputMode="decimal"
                  autoComplete="off"
                  maxLength={6}
                  defaultValue={asked.below ?? ""}
                />
              </label>
              {view.groups.length > 0 && (
                <label className="row row--tight">
                  <span className="caption">{t("group")}</span>
                  <select className="input" name="group" defaultValue={asked.groupId ?? ""}>
                    <option value="">{t("everyone")}</option>
                    {view.groups.map(({ id, name }) => (
                      <option key={id} value={id} translate="no">
                        {name}
                      </option>
                    ))}
                  </select>
                </label>
              )}
              {categories.length > 0 && (
                <label className="row row--tight">
                  <span className="caption">{t("category")}</span>
                  <select className="input" name="category" defaultValue={categoryId ?? ""}>
                    <option value="">{t("everyCategory")}</option>
                    {categories.map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                  </select>
                </label>
              )}
              <label className="check">
                <input type="checkbox" name="missing" value="1" defaultChecked={asked.isMissing} /> {t("onlyMissing")}
              </label>
            </FilterFold>
            <Button type="submit">{t("go")}</Button>
          </FindForm>
        </search>
        {isEmpty ? (
          <EmptyState title={t(isFiltered ? "noneFound" : items.length === 0 ? "noItems" : "noStudents")}>
            {!isFiltered && t(items.length === 0 ? "noItemsWhy" : "noStudentsWhy")}
          </EmptyState>
        ) : (
          <Messages only={["gradebook"]}>
            <GradebookTable
              key={JSON.stringify([asked, categoryId, revision, items.length])}
              courseId={courseId}
              caption={t("caption", { course: courseHeader.title })}
              view={view}
              categoryId={categoryId}
              mayGrade={courseHeader.rights.grade}
            />
          </Messages>
        )}
        <p className="caption">
          {t.rich("shown", {
            count: view.order.length,
            time: () => <LocalTime at={view.asOf} shape="time" />,
          })}{" "}
          {t(view.setup.countsMissing ? "missingCounts" : "missingLeftOut")}{" "}
          <a href={`/api/courses/${courseId}/gradebook${listQuery(asked)}`} download>
            {t(isFiltered ? "exportShown" : "export")}
          </a>
        </p>
      </StudioColumnsPage>
    </>
  );
}
