import { useTranslations } from "next-intl";
import { SelectField } from "@/components/form/select-field";
import { Button } from "@/components/ui/button";
import { reviewsAddress } from "@/features/reviews/review-filter";
import { reviewOrders } from "@/features/reviews/rules";
import type { CourseReviews } from "@/features/reviews/schema";

/** Which stars, in which order; a form of the address, which works without a script. */
export function ReviewFilters({ slug, asked }: { slug: string; asked: CourseReviews }) {
  const t = useTranslations("reviews.page");
  const course = useTranslations("reviews.course");
  return (
    <form
      className="flex flex-wrap items-end gap-x-4 gap-y-2 [&_.field]:flex [&_.field]:items-center [&_.field]:gap-2 [&_label]:type-caption [&_label]:whitespace-nowrap [&_label]:text-ink-muted"
      action={reviewsAddress(slug)}
    >
      <SelectField
        key={`stars ${asked.stars}`}
        label={t("rating")}
        className="input"
        name="stars"
        defaultValue={String(asked.stars ?? "")}
        choices={[
          { value: "", label: t("anyRating") },
          ...[5, 4, 3, 2, 1].map((stars) => ({ value: String(stars), label: course("stars", { stars }) })),
        ]}
      />
      <SelectField
        key={`sort ${asked.sort}`}
        label={t("sort")}
        className="input"
        name="sort"
        defaultValue={asked.sort}
        choices={reviewOrders.map((value) => ({ value, label: t(`orders.${value}`) }))}
      />
      <Button type="submit">{t("show")}</Button>
    </form>
  );
}
