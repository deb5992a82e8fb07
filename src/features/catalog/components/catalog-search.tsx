import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import type { CatalogQuery } from "../schema";
import { CourseSearchField } from "./course-search-field";
import { QueryFields } from "./query-fields";

/** The search box of the catalog: a plain form, so Enter is all it needs. Filters in use stay. */
export async function CatalogSearch({ query }: { query: CatalogQuery }) {
  const t = await getTranslations("common");
  return (
    <form action="/courses">
      <Messages only={["catalog.suggestions"]}>
        <CourseSearchField
          label={t("searchCourses")}
          key={query.q}
          id="q"
          name="q"
          defaultValue={query.q}
          maxLength={200}
          aria-describedby="found"
        />
      </Messages>
      <QueryFields query={query} without={["q", "page"]} />
    </form>
  );
}
