import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { SideFacts } from "@/components/studio/studio-columns";
import { Link } from "@/components/ui/link";
import { TableFrame } from "@/components/ui/table-frame";
import type { Student } from "@/features/enrollment/server/students/get-student";

const date = (at: Date | string | null, none: string) => (at ? <LocalTime at={at} shape="date" /> : none);

/** The facts of one enrollment. */
export function EnrollmentFacts({ student }: { student: Student }) {
  const t = useTranslations("students");
  const none = t("none");
  return (
    <SideFacts
      of={[
        { name: t("one.email"), value: student.email },
        { name: t("one.state"), value: t(`states.${student.status}`) },
        { name: t("one.enrolled"), value: date(student.enrolledAt, none) },
        { name: t("one.started"), value: date(student.startedAt, none) },
        { name: t("one.active"), value: student.startedAt ? date(student.lastAccessedAt, none) : none },
        { name: t("one.completed"), value: date(student.completedAt, none) },
        { name: t("one.until"), value: date(student.expiresAt, t("one.noEnd")) },
        { name: t("one.version"), value: student.versionNumber },
        { name: t("one.time"), value: t("one.timeValue", { minutes: Math.round(student.timeSpentSeconds / 60) }) },
        ...(student.certificateNumber
          ? [
              {
                name: t("one.certificate"),
                value: <Link href={`/certificates/${student.certificateNumber}`}>{student.certificateNumber}</Link>,
              },
            ]
          : []),
        ...(student.formerEnrollments > 0 ? [{ name: t("one.former"), value: student.formerEnrollments }] : []),
        ...(student.resetAt ? [{ name: t("one.resetAt"), value: date(student.resetAt, none) }] : []),
      ]}
    />
  );
}

/** Lesson by lesson. */
export function LessonRecord({ student }: { student: Student }) {
  const t = useTranslations("students");
  const none = t("none");
  return (
    <TableFrame aria-labelledby="progress">
      <h2 className="mbe-2" id="progress">
        {t("one.progress")}
      </h2>
      <table>
        <caption className="visually-hidden">{t("one.progress")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("one.lesson")}</th>
            <th scope="col" className="r">
              {t("one.opened")}
            </th>
            <th scope="col" className="r">
              {t("one.done")}
            </th>
            <th scope="col" className="r">
              {t("one.score")}
            </th>
          </tr>
        </thead>
        <tbody>
          {student.lessons.map((lesson) => (
            <tr key={lesson.id}>
              <th scope="row">
                <span className="num">{lesson.place}</span> <span lang={student.language}>{lesson.title}</span>
              </th>
              <td className="r num" data-l={t("one.opened")}>
                {date(lesson.openedAt, none)}
              </td>
              <td className="r num" data-l={t("one.done")}>
                {date(lesson.completedAt, none)}
              </td>
              <td className="r num" data-l={t("one.score")}>
                {lesson.hidesNames ? (
                  <span className="caption">{t("one.hidden")}</span>
                ) : lesson.bestScore === null ? (
                  none
                ) : (
                  t("percent", { percent: Math.round(lesson.bestScore) })
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** Attempts, newest first; each leads to its review. */
export function AttemptRecord({ student }: { student: Student }) {
  const t = useTranslations("students");
  const wordOf = ({ state, isPassed }: Student["attempts"][number]) => {
    if (isPassed === null) return t(state === "GRADING" ? "one.grading" : "one.running");
    return t(isPassed ? "one.passed" : "one.notPassed");
  };
  const isHiding = student.lessons.some(({ hidesNames }) => hidesNames);
  return (
    <section aria-labelledby="attempts">
      <h2 id="attempts">{t("one.attempts")}</h2>
      {student.attempts.length === 0 && <p className="muted">{t(isHiding ? "one.noneShown" : "one.noAttempts")}</p>}
      <ul>
        {student.attempts.map((attempt) => (
          <li key={attempt.id}>
            {/* One that still runs belongs to its student alone. */}
            {attempt.state === "IN_PROGRESS" ? (
              t("one.attempt", { number: attempt.number, title: attempt.title })
            ) : (
              <Link href={`/learn/${student.courseSlug}/${attempt.lessonId}/attempt/${attempt.id}`}>
                {t("one.attempt", { number: attempt.number, title: attempt.title })}
              </Link>
            )}{" "}
            <span className="caption num">
              {date(attempt.startedAt, "")}, {wordOf(attempt)}
              {attempt.percentage !== null && `, ${t("percent", { percent: Math.round(attempt.percentage) })}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
