import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { CatalogueQuery, catalogueHref } from "../../schema";
import type { Landing } from "../../server/landing";

const everything = CatalogueQuery.parse({});

/** Subjects as the index of a book: each leads to its courses in the catalogue. */
export async function SubjectIndex({ subjects }: { subjects: Landing["categories"] }) {
  const t = await getTranslations("landing");
  if (subjects.length === 0) return null;
  return (
    <section className="wrap subjects" aria-labelledby="subjects">
      <h2 id="subjects">{t("subjects")}</h2>
      <ul>
        {subjects.map(({ slug, name, count }) => (
          <li key={slug}>
            <Link href={catalogueHref({ ...everything, category: [slug] })} prefetch={false}>
              {name}
            </Link>
            <span className="leader" />
            <span className="num">{t("coursesIn", { count })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
