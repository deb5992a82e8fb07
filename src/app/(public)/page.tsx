import { CertificateCheck } from "@/features/catalog/components/landing/certificate-check";
import { FeaturedCourses } from "@/features/catalog/components/landing/featured-courses";
import { LandingOpening } from "@/features/catalog/components/landing/landing-opening";
import { LandingSpread } from "@/features/catalog/components/landing/landing-spread";
import { SubjectIndex } from "@/features/catalog/components/landing/subject-index";
import { TeachInvitation } from "@/features/catalog/components/landing/teach-invitation";
import { Testimonials } from "@/features/catalog/components/landing/testimonials";
import { siteRules } from "@/policy/site";
import { getViewer } from "@/server/auth/viewer";
import { cachePage } from "@/server/cache/page-context";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

export default async function LandingPage() {
  const [api, viewer] = await Promise.all([serverApi(), getViewer()]);
  const { totals, spread, featured, categories, testimonials, countedAt, asOf } = await orRefuse(api.catalog.landing());
  cachePage(["catalog", "site"]);
  return (
    <main id="main">
      <LandingOpening totals={totals} countedAt={countedAt} />
      {spread && <LandingSpread spread={spread} now={asOf} />}
      <div className="wrap grid grid-cols-[7fr_5fr] gap-x-16 gap-y-12 pbs-16 max-tablet:grid-cols-1">
        <FeaturedCourses courses={featured} total={totals.courses} now={asOf} />
        <CertificateCheck />
      </div>
      <SubjectIndex subjects={categories} />
      <Testimonials of={testimonials} />
      <TeachInvitation hasStudio={siteRules["portal.use"](viewer)} />
    </main>
  );
}
