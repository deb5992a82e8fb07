import { useTranslations } from "next-intl";
import { FilterFold } from "@/components/form/filter-fold";
import { SearchField } from "@/components/form/search-field";
import { SelectField } from "@/components/form/select-field";
import { Button } from "@/components/ui/button";
import { threadFilters } from "@/features/discussion/rules";
import type { CourseThreads } from "@/features/discussion/schema";
import type { CourseTalk } from "@/features/discussion/server/list-threads";
import { threadsAddress } from "@/features/discussion/thread-filter";

/** Words, lesson, and which threads; a form of the address, which works without a script. */
export function ThreadFilters({ talk, asked }: { talk: CourseTalk; asked: CourseThreads }) {
  const t = useTranslations("discussion.page");
  const shown = threadFilters.filter((name) => name !== "reported" || talk.reader.isModerator);
  return (
    <search>
      <form
        className="my-4 grid grid-cols-[minmax(12rem,2fr)_minmax(8rem,1fr)_minmax(8rem,1fr)_auto] items-end gap-3 max-[56rem]:grid-cols-1 max-phone:flex max-phone:flex-wrap max-phone:[&>.search]:flex-[1_1_100%]"
        action={threadsAddress(talk.course.slug)}
      >
        <SearchField label={t("search")} name="q" defaultValue={asked.q} maxLength={200} />
        <FilterFold count={Number(asked.show !== threadFilters[0]) + Number(Boolean(asked.lesson))}>
          <SelectField
            key={`show ${asked.show}`}
            label={t("which")}
            className="input"
            name="show"
            defaultValue={asked.show}
            choices={shown.map((value) => ({ value, label: t(`filters.${value}`) }))}
          />
          <SelectField
            key={`lesson ${asked.lesson}`}
            label={t("lesson")}
            className="input"
            name="lesson"
            defaultValue={asked.lesson ?? ""}
            choices={[
              { value: "", label: t("allLessons") },
              ...talk.lessons.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` })),
            ]}
          />
        </FilterFold>
        <Button type="submit">{t("show")}</Button>
      </form>
    </search>
  );
}
