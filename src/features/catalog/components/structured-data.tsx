import { plainAmount } from "@/lib/money";
import { priceAt, shownRating } from "../rules";
import type { CoursePage } from "../server/course-page";

interface StructuredDataProps {
  course: CoursePage;
  /** What the site is called, and its address. */
  brand: string;
  site: string;
}

/** schema.org/Course as JSON-LD. It is in a data block, which no browser runs; "<" is escaped so that no text can end it. */
export function StructuredData({ course, brand, site }: StructuredDataProps) {
  const address = `${site}/courses/${course.slug}`;
  const price = priceAt(course, course.asOf);
  const data = {
    "@context": "https://schema.org",
    "@type": "Course",
    "@id": address,
    url: address,
    name: course.title,
    description: course.metaDescription || course.subtitle || course.title,
    inLanguage: course.language,
    educationalLevel: course.level,
    teaches: course.objectives,
    coursePrerequisites: course.requirements,
    datePublished: course.publishedAt,
    dateModified: course.revisedAt,
    provider: { "@type": "Organization", name: brand, url: site },
    author: course.teachers.map(({ name }) => ({ "@type": "Person", name })),
    offers: {
      "@type": "Offer",
      category: price.amountMinor === 0 ? "Free" : "Paid",
      price: plainAmount(price.amountMinor, price.currency),
      priceCurrency: price.currency,
      ...(price.discountEndsAt ? { priceValidUntil: price.discountEndsAt } : {}),
    },
    hasCourseInstance: {
      "@type": "CourseInstance",
      courseMode: "Online",
      courseWorkload: `PT${Math.max(1, course.minutes)}M`,
    },
    ...(shownRating(course) !== null
      ? {
          aggregateRating: {
            "@type": "AggregateRating",
            ratingValue: shownRating(course),
            reviewCount: course.reviewCount,
            bestRating: 5,
            worstRating: 1,
          },
        }
      : {}),
  };
  const json = JSON.stringify(data).replace(/</g, "\\u003c");
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a data block of escaped JSON
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
