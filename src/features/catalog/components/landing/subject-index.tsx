import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon";
import { CatalogQuery, catalogHref } from "../../schema";
import type { Landing } from "../../server/landing";
import { subjectIconOf } from "../../subject-icons";

const everything = CatalogQuery.parse({});

/** Subjects as the index of a book: each leads to its courses in the catalog. */
export async function SubjectIndex({ subjects }: { subjects: Landing["categories"] }) {
  const t = await getTranslations("landing");
  if (subjects.length === 0) return null;
  return (
    <section className="wrap subjects" aria-labelledby="subjects">
      <h2 id="subjects">{t("subjects")}</h2>
      <ul>
        {subjects.map(({ slug, name, icon, count }) => (
          <li key={slug}>
            <Link href={catalogHref({ ...everything, category: [slug] })} prefetch={false}>
              <SubjectIcon stored={icon} />
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

function SubjectIcon({ stored }: { stored: string | null }) {
  const icon = subjectIconOf(stored);
  return (
    icon && (
      <>
        <Icon name={icon} />{" "}
      </>
    )
  );
}
