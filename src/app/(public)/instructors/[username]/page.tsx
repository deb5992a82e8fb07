import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { Opening } from "@/components/ui/opening";
import { CourseEntry } from "@/features/catalog/components/course-entry";
import { InstructorFacts } from "@/features/instructors/components/instructor-facts";
import { ProfilePicture } from "@/features/profiles/components/profile-picture";
import { cachePage } from "@/server/cache/page-context";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

type Params = { params: Promise<{ username: string }> };

const load = cache(async (username: string) => orRefuse((await serverApi()).instructors.page({ username })));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const person = await load((await params).username);
  const t = await getTranslations("instructors.page");
  const brand = (await getTranslations("common"))("brand");
  const address = `/instructors/${person.username}`;
  const description = person.headline || t("description", { name: person.name });
  return {
    title: person.name,
    description,
    alternates: { canonical: address },
    openGraph: { type: "profile", title: person.name, description, url: address, siteName: brand },
  };
}

/** Someone who teaches: what they say of themselves, and what they teach. */
export default async function InstructorDetailPage({ params }: Params) {
  const person = await load((await params).username);
  const t = await getTranslations("instructors.page");
  // What it depends on, the query has told.
  cachePage([]);
  return (
    <main id="main" className="wrap">
      {person.cover && <ProfilePicture of="cover" className="mbs-6" src={person.cover} alt="" />}
      <Opening title={person.name}>{person.headline}</Opening>
      <InstructorFacts person={person} />
      <section aria-labelledby="taught">
        <h2 className="type-h3 pbe-3" id="taught">
          {t("courses")}
        </h2>
        {person.courses.length === 0 ? (
          <EmptyState title={t("noCourses")}>{t("noCoursesWhy")}</EmptyState>
        ) : (
          <ol>
            {person.courses.map((entry) => (
              <CourseEntry key={entry.id} entry={entry} now={person.asOf} />
            ))}
          </ol>
        )}
      </section>
    </main>
  );
}
