import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { CourseKeeper } from "@/app/course-keeper";
import { ButtonLink } from "@/components/ui/button-link";
import { env } from "@/env/server";
import { CourseArticle } from "@/features/catalog/components/course-article";
import { CourseClosing } from "@/features/catalog/components/course-closing";
import { pictureAddress } from "@/features/catalog/components/course-picture";
import { CourseTitle } from "@/features/catalog/components/course-title";
import { EnrollmentPanel } from "@/features/catalog/components/enrollment-panel";
import { StructuredData } from "@/features/catalog/components/structured-data";
import { ViewBeacon } from "@/features/catalog/components/view-beacon";
import { nextChange } from "@/features/catalog/rules";
import type { CoursePage } from "@/features/catalog/server/course-page";
import { EnrollAction } from "@/features/enrollment/components/enroll-action";
import type { CourseEntry } from "@/features/enrollment/server/get-entry";
import { CourseReviews } from "@/features/reviews/components/course-reviews";
import { getImpersonation, getViewer } from "@/server/auth/viewer";
import { cachePage } from "@/server/cache/page-context";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

type Params = { params: Promise<{ slug: string }> };

const load = cache(async (slug: string) => orRefuse((await serverApi()).catalog.coursePage({ slug })));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { course } = await load((await params).slug);
  const brand = (await getTranslations("common"))("brand");
  const description = course.metaDescription || course.subtitle || undefined;
  const address = `/courses/${course.slug}`;
  return {
    title: course.title,
    description,
    keywords: course.metaKeywords.length > 0 ? course.metaKeywords : undefined,
    alternates: { canonical: address },
    openGraph: {
      type: "website",
      title: course.title,
      description,
      url: address,
      siteName: brand,
      locale: course.language.replace("-", "_"),
      images: course.picture ? [openGraphImage(course.picture, course.slug)] : undefined,
    },
    robots:
      course.visibility === "PUBLIC" && course.state === "LIVE" && !course.isSuspended ? undefined : { index: false },
  };
}

function openGraphImage({ alt, mark, ...size }: NonNullable<CoursePage["picture"]>, slug: string) {
  return {
    url: pictureAddress(slug, mark),
    alt: alt || undefined,
    width: size.width ?? undefined,
    height: size.height ?? undefined,
  };
}

export default async function CourseDetailPage({ params }: Params) {
  const { slug } = await params;
  const { course, descriptionHtml, moduleHtml, isStaff } = await load(slug);
  const api = await serverApi();
  const [entry, place, common, acting] = await Promise.all([
    orRefuse(api.enrollment.entry({ slug })),
    orRefuse(api.reviews.ownPlace({ slug })),
    getTranslations("common"),
    getImpersonation(),
  ]);
  cachePage([`course:${course.id}`], nextChange([course.discountEndsAt, entry.until], course.asOf));
  const action = (place: "panel" | "closing") => <EnrollAction entry={entry} place={place} />;
  return (
    <main id="main">
      <StructuredData course={course} brand={common("brand")} site={env.APP_URL} />
      {!acting && <ViewBeacon courseId={course.id} />}
      <div className="wrap grid grid-cols-[minmax(0,1fr)_18.5rem] grid-rows-[auto_1fr] gap-x-16 pbs-10 max-tablet:grid-cols-[minmax(0,1fr)] max-tablet:grid-rows-none max-tablet:pbs-6">
        <CourseTitle course={course} isStaff={isStaff} />
        <EnrollmentPanel course={course}>
          {action("panel")}
          <KeepCourse slug={slug} />
          {place && place.standing !== "no_seat" && <ToDiscussion slug={slug} hasGrades={isStudying(entry)} />}
        </EnrollmentPanel>
        <CourseArticle
          course={course}
          description={descriptionHtml}
          moduleHtml={moduleHtml}
          reviews={<CourseReviews course={course} place={place} />}
        />
      </div>
      <CourseClosing course={course}>{action("closing")}</CourseClosing>
    </main>
  );
}

/** For whoever is signed in. */
async function KeepCourse({ slug }: { slug: string }) {
  if ((await getViewer()).kind !== "person") return null;
  return <CourseKeeper slug={slug} />;
}

const isStudying = ({ enrollment }: CourseEntry): boolean => enrollment !== null && enrollment.status !== "SUSPENDED";

/** For whoever has an enrollment or teaches. */
async function ToDiscussion({ slug, hasGrades }: { slug: string; hasGrades: boolean }) {
  const [t, grades] = await Promise.all([getTranslations("discussion.page"), getTranslations("gradebook.mine")]);
  return (
    <p className="row row--tight">
      <ButtonLink look="quiet" icon="message-square" href={`/courses/${slug}/discussion`}>
        {t("title")}
      </ButtonLink>
      <ButtonLink look="quiet" icon="bell" href={`/courses/${slug}/announcements`}>
        {t("announcements")}
      </ButtonLink>
      {hasGrades && (
        <ButtonLink look="quiet" icon="clipboard-check" href={`/courses/${slug}/grades`}>
          {grades("title")}
        </ButtonLink>
      )}
    </p>
  );
}
