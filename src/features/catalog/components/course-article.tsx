import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { CoursePage } from "../server/course-page";
import { CourseContents } from "./course-contents";
import { CoursePicture } from "./course-picture";
import { CourseTeacher } from "./course-teacher";
import { CourseTerms } from "./course-terms";
import { CourseText } from "./course-text";
import { RelatedCourses } from "./related-courses";

interface ArticleProps {
  course: CoursePage;
  /** Rendered, as are the modules' own in their order. */
  description: string;
  moduleHtml: readonly string[];
  /** The section of what students say of it. */
  reviews: ReactNode;
}

/** The page's sections: what one will be able to do, the contents, the text about it; then the full-width ones. */
export async function CourseArticle({ course, description, moduleHtml, reviews }: ArticleProps) {
  const t = await getTranslations("catalog.course");
  return (
    <>
      <div className="[&>section]:max-inline-[46rem] [&>section]:border-ink [&>section]:border-bs [&>section]:pbs-4 [&>section]:pbe-10">
        <CoursePicture course={course} />
        {course.objectives.length > 0 && (
          <section aria-labelledby="able">
            <h2 id="able">{t("able")}</h2>
            <ul
              className="mbs-3 grid grid-cols-[1fr_1fr] gap-x-8 gap-y-3 max-tablet:grid-cols-[1fr]"
              lang={course.language}
            >
              {course.objectives.map((objective) => (
                <li className="border-line border-s-2 ps-3" key={objective}>
                  {objective}
                </li>
              ))}
            </ul>
          </section>
        )}
        <CourseContents course={course} moduleHtml={moduleHtml} />
        <CourseText html={description} language={course.language} />
      </div>
      <WideSections>
        <CourseTerms course={course} />
        <CourseTeacher course={course} />
        {reviews}
        <RelatedCourses course={course} />
      </WideSections>
    </>
  );
}

/** Sections over both columns. Of each, `data-beside` is in the second one; `data-whole` takes both. */
function WideSections({ children }: { children: ReactNode }) {
  const columns =
    "col-[1/-1] grid grid-cols-[minmax(0,1fr)_18.5rem] gap-x-16 max-tablet:grid-cols-[minmax(0,1fr)] [&>section]:col-[1/-1] [&>section]:grid [&>section]:grid-cols-subgrid [&>section]:items-start max-tablet:[&>section]:grid-cols-[minmax(0,1fr)]";
  const lines = "[&>section]:border-ink [&>section]:border-bs [&>section]:pbs-4 [&>section]:pbe-10";
  const text = "[&>section>*]:col-1 [&>section>*]:max-inline-[46rem] [&>section>*]:min-inline-0";
  const beside =
    "[&>section>[data-beside]]:col-2 [&>section>[data-beside]]:row-[1/span_3] [&>section>[data-beside]]:max-inline-none [&>section>[data-beside]]:pbs-1 max-tablet:[&>section>[data-beside]]:col-1 max-tablet:[&>section>[data-beside]]:row-auto max-tablet:[&>section>[data-beside]]:pbs-4";
  const whole = "[&>[data-whole]>*]:col-[1/-1] [&>[data-whole]>*]:max-inline-none";
  return <div className={`${columns} ${lines} ${text} ${beside} ${whole}`}>{children}</div>;
}
