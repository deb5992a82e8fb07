import { useTranslations } from "next-intl";
import { FilterFold } from "@/components/form/filter-fold";
import { SearchField } from "@/components/form/search-field";
import { SelectField } from "@/components/form/select-field";
import { Button } from "@/components/ui/button";
import type { NotePageRef } from "@/features/notebook/schema";
import type { NotePage } from "@/features/notebook/server/list-notes";

/** Words, course and tag; a form of the address, which works without a script. */
export function NoteFilters({ asked, page }: { asked: NotePageRef; page: NotePage }) {
  const t = useTranslations("notebook.saved");
  const courses = page.courses.map(({ id, title }) => ({ value: id, label: title || t("untitled") }));
  const tags = page.tags.map((tag) => ({ value: tag, label: tag }));
  return (
    <search>
      <form
        className={`mbe-4 grid ${tags.length > 0 ? "grid-cols-[minmax(12rem,2fr)_minmax(8rem,1fr)_minmax(8rem,1fr)_auto]" : "grid-cols-[minmax(12rem,2fr)_minmax(8rem,1fr)_auto]"} items-end gap-3 max-[56rem]:grid-cols-[minmax(0,1fr)] max-phone:flex max-phone:flex-wrap max-phone:[&>.search]:flex-[1_1_100%]`}
        action="/saved#notes"
      >
        <SearchField label={t("search")} name="q" defaultValue={asked.q} maxLength={200} />
        <FilterFold count={Number(Boolean(asked.course)) + Number(Boolean(asked.tag))}>
          <SelectField
            key={`course ${asked.course}`}
            label={t("course")}
            className="input"
            name="course"
            defaultValue={asked.course ?? ""}
            choices={[{ value: "", label: t("allCourses") }, ...courses]}
          />
          {tags.length > 0 && (
            <SelectField
              key={`tag ${asked.tag}`}
              label={t("tag")}
              className="input"
              name="tag"
              defaultValue={asked.tag ?? ""}
              choices={[{ value: "", label: t("allTags") }, ...tags]}
            />
          )}
        </FilterFold>
        <Button type="submit">{t("show")}</Button>
      </form>
    </search>
  );
}
