import { useTranslations } from "next-intl";
import { SearchField } from "@/components/form/search-field";
import type { InstructorQuery } from "@/features/instructors/schema";

/** A plain form, so Enter is all it needs. The area that is set stays. */
export function InstructorSearch({ query }: { query: InstructorQuery }) {
  const t = useTranslations("instructors.list");
  return (
    <form action="/instructors">
      <SearchField
        label={t("search")}
        id="q"
        name="q"
        defaultValue={query.q}
        maxLength={100}
        aria-describedby="found"
      />
      {query.area && <input type="hidden" name="area" value={query.area} />}
    </form>
  );
}
