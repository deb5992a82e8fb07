import { useFormatter, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import type { OwnCategory, OwnGrades, OwnItem } from "@/features/gradebook/server/get-own-grades";

/** One's own grades: the total, and the items of each category with what counts. */
export function OwnGradesTable({ grades }: { grades: OwnGrades }) {
  const t = useTranslations("gradebook.mine");
  const { categories, course } = grades;
  if (categories.every(({ items }) => items.length === 0))
    return <EmptyState title={t("nothing")}>{t("nothingWhy")}</EmptyState>;
  return (
    <>
      <p className="my-4 text-body">
        <b>{t("total")}</b> <Percentage of={grades.total} isHidden={grades.isHidden} />
      </p>
      <p className="caption">
        {t(categories.some(({ id }) => id !== null) ? "byWeight" : "byPoints")}{" "}
        {t(grades.countsMissing ? "missingCounts" : "missingLeftOut")}
      </p>
      {categories.map((category) =>
        category.items.length === 0 ? null : (
          <Category key={category.id} category={category} slug={course.slug} isOnly={categories.length === 1} />
        ),
      )}
    </>
  );
}

function Percentage({ of, isHidden }: { of: number | null; isHidden: boolean }) {
  const t = useTranslations("gradebook.mine");
  if (isHidden) return t("notShown");
  return of === null ? t("notYet") : t("percent", { percent: of / 100 });
}

function Category({ category, slug, isOnly }: { category: OwnCategory; slug: string; isOnly: boolean }) {
  const t = useTranslations("gradebook.mine");
  const { name, weight, dropLowest, percentage, isHidden, items } = category;
  const title = name ?? t(isOnly ? "everything" : "loose");
  return (
    <div className="mt-6">
      <h2>
        <bdi>{title}</bdi>
      </h2>
      {weight !== null && (
        <p className="caption">
          {t("weight", { weight: weight / 100 })}
          {dropLowest > 0 && ` ${t("drops", { count: dropLowest })}`} <Percentage of={percentage} isHidden={isHidden} />
        </p>
      )}
      <DataTable
        caption={title}
        rows={items}
        keyOf={({ id }) => id}
        columns={[
          { id: "item", name: t("item"), cell: (item) => <ItemName item={item} slug={slug} /> },
          { id: "points", name: t("points"), label: t("points"), end: true, cell: (item) => <Points of={item} /> },
          { id: "note", name: t("note"), cell: (item) => <Note of={item} /> },
        ]}
      />
    </div>
  );
}

function ItemName({ item: { title, lessonId }, slug }: { item: OwnItem; slug: string }) {
  if (lessonId === null) return <bdi>{title}</bdi>;
  return (
    <Link href={`/learn/${slug}/${lessonId}`}>
      <bdi>{title}</bdi>
    </Link>
  );
}

function Points({ of: { points, maxPoints, is, isHidden } }: { of: OwnItem }) {
  const t = useTranslations("gradebook.mine");
  const format = useFormatter();
  if (isHidden) return t("notShown");
  if (points === null) return t(is === "waiting" ? "waits" : "none");
  const number = (hundredths: number) => format.number(hundredths / 100, { maximumFractionDigits: 2 });
  return t("marks", { points: number(points), most: number(maxPoints) });
}

function Note({ of: { is, isDropped, reason } }: { of: OwnItem }) {
  const t = useTranslations("gradebook.mine");
  return (
    <>
      {isDropped && <Tag>{t("dropped")}</Tag>} {is === "given" && <span className="caption">{t("given")}</span>}
      {reason !== "" && <bdi className="block wrap-anywhere">{reason}</bdi>}
    </>
  );
}
