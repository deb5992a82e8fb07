import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { CatalogQuery, catalogHref } from "../../schema";
import type { Landing } from "../../server/landing";
import { subjectIconOf } from "../../subject-icons";

const everything = CatalogQuery.parse({});

/** Subjects as the index of a book: each leads to its courses in the catalog. */
export async function SubjectIndex({ subjects }: { subjects: Landing["categories"] }) {
  const t = await getTranslations("landing");
  if (subjects.length === 0) return null;
  return (
    <section className="wrap mbs-16" aria-labelledby="subjects">
      <h2 id="subjects">{t("subjects")}</h2>
      <ul className="mbs-3 grid grid-cols-[repeat(auto-fill,minmax(min(20rem,100%),1fr))] gap-x-8 border-ink border-bs pbs-2">
        {subjects.map(({ slug, name, icon, count }) => (
          <li className="grid grid-cols-[auto_minmax(1rem,1fr)_auto] items-baseline py-[0.3125rem]" key={slug}>
            <Link href={catalogHref({ ...everything, category: [slug] })}>
              <SubjectIcon stored={icon} />
              {name}
            </Link>
            <span className="mx-2 border-be-[1.5px] border-dotted border-edge [translate:0_-0.25rem]" />
            <span className="num text-ink-muted">{t("coursesIn", { count })}</span>
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
