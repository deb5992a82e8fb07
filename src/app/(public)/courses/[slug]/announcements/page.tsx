import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { Pagination } from "@/components/ui/pagination";
import { CourseOpening } from "@/features/catalog/components/course-opening";
import { AnnouncementSaid } from "@/features/discussion/components/announcements/announcement-said";
import { AnnouncementPage } from "@/features/discussion/schema";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

interface Asked {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const load = cache(async ({ params, searchParams }: Asked) => {
  const [{ slug }, query] = await Promise.all([params, searchParams]);
  const page = AnnouncementPage.shape.page.catch(1).parse(Number(query.page ?? 1));
  return orRefuse((await serverApi()).discussion.announcements({ slug, page }));
});

export async function generateMetadata(asked: Asked): Promise<Metadata> {
  const t = await getTranslations("discussion.announcements");
  const found = await load(asked);
  return { title: t("titleOf", { course: found.course.title }), robots: { index: false } };
}

export default async function AnnouncementsPage(asked: Asked) {
  const found = await load(asked);
  const t = await getTranslations("discussion.announcements");
  const { course, mayWrite } = found;
  const published = found.announcements.filter(({ publishedAt }) => publishedAt !== null);
  const address = `/courses/${course.slug}/announcements`;
  return (
    <main id="main" className="wrap">
      <CourseOpening course={course} title={t("pageTitle")}>
        {t("lead")}
      </CourseOpening>
      {mayWrite && (
        <p className="my-4">
          <ButtonLink icon="pen-line" href={`/instructor/courses/${course.id}/announcements`}>
            {t("toStudio")}
          </ButtonLink>
        </p>
      )}
      {published.length === 0 && <p className="muted">{t("none")}</p>}
      {published.map((one) => (
        <AnnouncementSaid key={one.id} of={one} />
      ))}
      <Pagination
        page={found.page}
        last={found.lastPage}
        hrefOf={(to) => (to > 1 ? `${address}?page=${to}` : address)}
      />
    </main>
  );
}
