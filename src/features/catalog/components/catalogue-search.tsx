import { getTranslations } from "next-intl/server";
import { Words } from "@/components/i18n/words";
import type { CatalogueQuery } from "../schema";
import { CourseSearchField } from "./course-search-field";
import { QueryFields } from "./query-fields";

/** The search box of the catalogue: a plain form, so Enter is all it needs. Filters in use stay. */
export async function CatalogueSearch({ query }: { query: CatalogueQuery }) {
  const t = await getTranslations("common");
  return (
    <search className="cat__search">
      <form action="/courses">
        <Words only={["catalog.suggestions"]}>
          <CourseSearchField
            label={t("searchCourses")}
            key={query.q}
            id="q"
            name="q"
            defaultValue={query.q}
            maxLength={200}
            aria-describedby="found"
          />
        </Words>
        <QueryFields query={query} without={["q", "page"]} />
      </form>
    </search>
  );
}
