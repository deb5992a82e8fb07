import Link from "next/link";
import { Cover } from "@/components/covers/cover";
import { Duration } from "@/components/i18n/duration";
import { FactsLine } from "@/components/ui/facts-line";
import type { FeaturedCourse } from "../server/course-entries";
import { PriceText } from "./landing/price-text";

/** A course in a short list: cover, title, facts, subtitle. */
export function ListedCourse({ course, now }: { course: FeaturedCourse; now: Date }) {
  return (
    <li>
      <Cover seed={course.slug} category={course.coverGrammar ?? course.categorySlug} />
      <div>
        <h3 lang={course.language}>
          <Link href={`/courses/${course.slug}`}>{course.title}</Link>
        </h3>
        <FactsLine>
          {course.categoryName && <span>{course.categoryName}</span>}
          {course.minutes > 0 && <Duration minutes={course.minutes} long />}
          <PriceText of={course} now={now} />
        </FactsLine>
        <p lang={course.language}>{course.subtitle}</p>
      </div>
    </li>
  );
}
