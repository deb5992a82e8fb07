import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { LocalTime } from "@/components/i18n/local-time";
import { Pagination } from "@/components/ui/pagination";
import { CourseOpening } from "@/features/catalog/components/course-opening";
import { OwnPlace } from "@/features/reviews/components/own-place";
import { RatingHistogram } from "@/features/reviews/components/rating-histogram";
import { ReviewFilters } from "@/features/reviews/components/review-filters";
import { Said } from "@/features/reviews/components/said";
import { reviewFilterIn, reviewsAddress } from "@/features/reviews/review-filter";
import { rejectionReasons } from "@/features/reviews/rules";
import { addSeconds } from "@/lib/time";
import { cachePage } from "@/server/cache/page-context";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

interface Asked {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const load = cache(async ({ params, searchParams }: Asked) => {
  const [{ slug }, query] = await Promise.all([params, searchParams]);
  const asked = reviewFilterIn(query);
  return { asked, list: await orRefuse((await serverApi()).reviews.list({ slug, ...asked })) };
});

export async function generateMetadata(page: Asked): Promise<Metadata> {
  const t = await getTranslations("reviews.page");
  const { asked, list } = await load(page);
  const { slug, title, isListed } = list.course;
  const isWhole = asked.stars === null && asked.sort === "helpful";
  return {
    title: t("titleOf", { course: title }),
    description: t("description", { course: title }),
    alternates: { canonical: reviewsAddress(slug, { page: list.page }) },
    robots: isListed && isWhole ? undefined : { index: false },
  };
}

export default async function ReviewsPage(page: Asked) {
  const { list, asked } = await load(page);
  const { course, reviews, total, asOf } = list;
  const place = await orRefuse((await serverApi()).reviews.ownPlace({ slug: course.slug }));
  const [t, words] = await Promise.all([getTranslations("reviews.page"), getTranslations("reviews.course")]);
  // It has links to portraits, which hold for six hours.
  cachePage([`course:${course.id}`], addSeconds(asOf, 60 * 60));
  return (
    <main id="main" className="wrap">
      <CourseOpening course={course} title={words("title")} />
      <div className="mbs-3 grid grid-cols-[13rem_1fr] grid-rows-[auto_1fr] gap-x-10 gap-y-6 pbe-8 max-tablet:grid-cols-[1fr]">
        <div>{course.reviewCount > 0 && <RatingHistogram course={course} stars={asked.stars} />}</div>
        <div className="[grid-area:1/2/span_2] max-tablet:[grid-area:auto]">
          {place && <OwnPlace place={place} language={course.language} />}
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-bs border-ink py-2 first:border-0 first:pbs-0 not-first:mbs-6">
            <h2 className="label">{t("found", { count: total })}</h2>
            <ReviewFilters slug={course.slug} asked={asked} />
          </div>
          {reviews.length === 0 && <p className="muted">{asked.stars === null ? words("none") : t("noneHere")}</p>}
          {reviews.map((review) => (
            <Said key={review.id} review={review} place={place} language={course.language} />
          ))}
          <Pagination
            page={list.page}
            last={list.lastPage}
            hrefOf={(to) => reviewsAddress(course.slug, { ...asked, page: to })}
          />
          <p className="caption">{t.rich("asOf", { at: () => <LocalTime at={asOf} shape="time" /> })}</p>
        </div>
        <Rules />
      </div>
    </main>
  );
}

/** What every review is read for before it appears. */
async function Rules() {
  const t = await getTranslations("reviews.page");
  return (
    <section className="caption" aria-labelledby="rules">
      <h2 id="rules" className="label">
        {t("rules")}
      </h2>
      <p>{t("rulesLead")}</p>
      <ul className="mbs-1 list-disc ps-[1.125rem]">
        {rejectionReasons.map((reason) => (
          <li key={reason}>{t(`rule.${reason}`)}</li>
        ))}
      </ul>
    </section>
  );
}
