import type { Rows, Value } from "./copy-rows";
import { draw, drawBelow, idOf } from "./draw";
import { beginningOf, priceOf } from "./enrollments";
import { lessonsACourse, lessonsAModule, modulesACourse, type ScaleSize } from "./size";
import { courseTitle, prose, subjects } from "./words";

const categories = 10;
const levels = ["BEGINNER", "INTERMEDIATE", "ADVANCED", "ALL_LEVELS"] as const;
const languages = ["en", "en", "en", "de", "es"] as const;
const minutesALesson = 24;

export const isQuiz = (lesson: number): boolean => lesson % lessonsAModule === lessonsAModule - 1;
/** The number of a course's lesson among all lessons. */
export const lessonOf = (course: number, lesson: number): number => course * lessonsACourse + lesson;
export const instructorOf = (course: number, { instructors }: ScaleSize): number => course % instructors;
export const languageOf = (course: number): string => languages[course % languages.length] ?? "en";
export const courseMinutes = (course: number): number => lessonsACourse * (minutesALesson - 12 + (course % 24));

function* count<Row>(end: number, row: (n: number) => Row): Generator<Row> {
  for (let n = 0; n < end; n += 1) yield row(n);
}

/** A table whose rows follow from their number. The moment of their making is last in each. */
const numbered = (
  table: string,
  columns: readonly string[],
  { end, at, row }: { end: number; at: string; row: (n: number) => readonly Value[] },
): Rows => ({ table, columns: [...columns, "created_at"], rows: count(end, (n) => [...row(n), at]) });

function courses(size: ScaleSize, at: string): Rows[] {
  const course = (n: number) => idOf("course", n);
  const version = (n: number) => idOf("courseVersion", n);
  return [
    numbered("category", ["id", "slug", "name", "sort_order", "updated_at"], {
      end: categories,
      at,
      row: (n) => [idOf("category", n), `scale-subject-${n}`, `${subjects[n * 4] ?? "Other"} and more`, n, at],
    }),
    numbered(
      "course",
      [
        "id",
        "slug",
        "created_by_id",
        "category_id",
        "price_minor",
        "is_featured",
        "has_certificate",
        "last_edited_at",
        "updated_at",
      ],
      {
        end: size.courses,
        at,
        row: (n) => [
          ...[
            course(n),
            `scale-course-${n}`,
            idOf("instructor", instructorOf(n, size)),
            idOf("category", n % categories),
          ],
          ...[priceOf(n), n % 50 === 7, n % 7 !== 6, at, at],
        ],
      },
    ),
    numbered(
      "course_version",
      [
        ...[
          "id",
          "course_id",
          "number",
          "title",
          "subtitle",
          "description",
          "level",
          "language",
          "skills",
          "objectives",
        ],
        ...["module_count", "lesson_count", "required_lesson_count", "assessment_count", "total_minutes", "updated_at"],
      ],
      {
        end: size.courses,
        at,
        row: (n) => [
          ...[version(n), course(n), 1, courseTitle(n), prose(10, n, 8), prose(12, n, 90), levels[n % 4] ?? "BEGINNER"],
          ...[languageOf(n), [prose(14, n, 2), prose(16, n, 2)], [prose(18, n, 9), prose(20, n, 9)]],
          ...[modulesACourse, lessonsACourse, lessonsACourse, modulesACourse, courseMinutes(n), at],
        ],
      },
    ),
    numbered("course_instructor", ["id", "course_id", "user_id", "role", "joined_at", "updated_at"], {
      end: size.courses,
      at,
      row: (n) => [idOf("teaching", n), course(n), idOf("instructor", instructorOf(n, size)), "LEAD", at, at],
    }),
  ];
}

function lessons(size: ScaleSize, at: string): Rows[] {
  const modules = size.courses * modulesACourse;
  const all = size.courses * lessonsACourse;
  const courseOf = (module: number) => Math.floor(module / modulesACourse);
  const moduleOf = (lesson: number) => Math.floor(lesson / lessonsAModule);
  const ofLesson = (n: number) => Math.floor(n / lessonsACourse);
  return [
    numbered("module", ["id", "course_id"], {
      end: modules,
      at,
      row: (n) => [idOf("module", n), idOf("course", courseOf(n))],
    }),
    numbered("lesson", ["id", "course_id"], {
      end: all,
      at,
      row: (n) => [idOf("lesson", n), idOf("course", ofLesson(n))],
    }),
    numbered("module_version", ["id", "version_id", "module_id", "position", "title", "published_at", "updated_at"], {
      end: modules,
      at,
      row: (n) => [
        ...[idOf("moduleVersion", n), idOf("courseVersion", courseOf(n)), idOf("module", n), n % modulesACourse],
        ...[`Part ${(n % modulesACourse) + 1}`, at, at],
      ],
    }),
    numbered(
      "lesson_version",
      [
        ...[
          "id",
          "version_id",
          "module_version_id",
          "lesson_id",
          "position",
          "title",
          "type",
          "access_level",
          "is_free_preview",
        ],
        ...["content", "duration_minutes", "updated_at"],
      ],
      {
        end: all,
        at,
        row: (n) => [
          ...[
            idOf("lessonVersion", n),
            idOf("courseVersion", ofLesson(n)),
            idOf("moduleVersion", moduleOf(n)),
            idOf("lesson", n),
          ],
          ...[
            n % lessonsAModule,
            prose(22, n, 3),
            isQuiz(n) ? "QUIZ" : "READING",
            "REGISTERED",
            n % lessonsACourse === 0,
          ],
          ...[prose(24, n, 120), minutesALesson - 12 + (ofLesson(n) % 24), at],
        ],
      },
    ),
  ];
}

function assessments(size: ScaleSize, at: string): Rows[] {
  const end = size.courses * modulesACourse;
  const lesson = (n: number) => n * lessonsAModule + lessonsAModule - 1;
  return [
    numbered("assessment", ["id", "lesson_id", "course_id"], {
      end,
      at,
      row: (n) => [idOf("assessment", n), idOf("lesson", lesson(n)), idOf("course", Math.floor(n / modulesACourse))],
    }),
    numbered(
      "assessment_version",
      ["id", "lesson_version_id", "assessment_id", "title", "passing_score", "updated_at"],
      {
        end,
        at,
        row: (n) => [
          ...[idOf("assessmentVersion", n), idOf("lessonVersion", lesson(n)), idOf("assessment", n)],
          ...[`Questions on part ${(n % modulesACourse) + 1}`, 60 + 10 * drawBelow(26, n, 3), at],
        ],
      },
    ),
  ];
}

/** What is taught. Unpublished: a published version takes no rows. */
export function catalogRows(size: ScaleSize, until: number): Rows[] {
  const at = new Date(beginningOf(until)).toISOString();
  return [...courses(size, at), ...lessons(size, at), ...assessments(size, at)];
}

/** When each course went public: one after the other over the first year. */
export const publishedAt = (course: number, until: number): Date =>
  new Date(beginningOf(until) + Math.floor(draw(28, course) * 20 * 86_400_000));
