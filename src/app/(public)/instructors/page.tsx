import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SearchTop } from "@/components/lists/search-top";
import { InstructorRows } from "@/features/instructors/components/instructor-rows";
import { InstructorSearch } from "@/features/instructors/components/instructor-search";
import { InstructorQuery, instructorsHref } from "@/features/instructors/schema";
import { cachePage } from "@/server/cache/page-context";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

type Search = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Search): Promise<Metadata> {
  const t = await getTranslations("instructors.list");
  const query = InstructorQuery.parse(await searchParams);
  return {
    title: t("title"),
    description: t("description"),
    alternates: { canonical: instructorsHref(query) },
    robots: query.q ? { index: false } : undefined,
  };
}

/** Who teaches here, by area and by name. */
export default async function InstructorsPage({ searchParams }: Search) {
  const query = InstructorQuery.parse(await searchParams);
  const api = await serverApi();
  const found = await orRefuse(api.instructors.list(query));
  if (query.area && !found.areas.some(({ slug }) => slug === query.area)) {
    // An address that the area had once.
    const [subject] = await orRefuse(api.catalog.subjects({ slugs: [query.area] }));
    if (subject && subject.slug !== query.area) redirect(instructorsHref({ ...query, area: subject.slug }));
  }
  const t = await getTranslations("instructors.list");
  // What it depends on, the query has told.
  cachePage([]);
  return (
    <main id="main" className="wrap">
      <SearchTop title={t("title")}>
        <InstructorSearch query={query} />
      </SearchTop>
      <InstructorRows query={query} found={found} />
    </main>
  );
}
