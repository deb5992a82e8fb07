import { Cover } from "@/components/covers/cover";
import { Duration } from "@/components/i18n/duration";
import { FactsLine } from "@/components/ui/facts-line";
import { Link } from "@/components/ui/link";
import type { FeaturedCourse } from "../server/course-entries";
import { PriceText } from "./landing/price-text";

/** A course in a short list: cover, title, facts, subtitle. `isOpen` is for lists in columns, without lines between the rows. */
export function ListedCourse({ course, now, isOpen }: { course: FeaturedCourse; now: Date; isOpen?: boolean }) {
  return (
    <li className={`grid grid-cols-[3.75rem_1fr] items-start gap-6 py-4 ${isOpen ? "" : "border-line border-bs"}`}>
      <Cover seed={course.slug} category={course.coverGrammar ?? course.categorySlug} />
      <div>
        <h3 className="[font:540_1.125rem/1.5rem_var(--serif)]" lang={course.language}>
          <Link className="no-underline hover:underline" href={`/courses/${course.slug}`}>
            {course.title}
          </Link>
        </h3>
        <FactsLine>
          {course.categoryName && <span>{course.categoryName}</span>}
          {course.minutes > 0 && <Duration minutes={course.minutes} long />}
          <PriceText of={course} now={now} />
        </FactsLine>
        <p className="mbs-1" lang={course.language}>
          {course.subtitle}
        </p>
      </div>
    </li>
  );
}
