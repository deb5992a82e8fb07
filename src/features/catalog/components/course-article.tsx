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
      <div className="with-article__body">
        <CoursePicture course={course} />
        {course.objectives.length > 0 && (
          <section aria-labelledby="able">
            <h2 id="able">{t("able")}</h2>
            <ul className="able" lang={course.language}>
              {course.objectives.map((objective) => (
                <li key={objective}>{objective}</li>
              ))}
            </ul>
          </section>
        )}
        <CourseContents course={course} moduleHtml={moduleHtml} />
        <CourseText html={description} language={course.language} />
      </div>
      <div className="with-article__wide">
        <CourseTerms course={course} />
        <CourseTeacher course={course} />
        {reviews}
        <RelatedCourses course={course} />
      </div>
    </>
  );
}
