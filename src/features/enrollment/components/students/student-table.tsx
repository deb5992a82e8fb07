"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LocalTime } from "@/components/i18n/local-time";
import { Link } from "@/components/ui/link";
import { Meter } from "@/components/ui/progress-bar";
import { TableFrame } from "@/components/ui/table-frame";
import type { ListedStudent } from "@/features/enrollment/server/students/list-students";
import { AddToGroup } from "./add-to-group";
import { BulkRow } from "./bulk-row";
import { EnrollmentActions } from "./enrollment-actions";

export interface StudentTableProps {
  courseId: string;
  caption: string;
  students: readonly ListedStudent[];
  areEnded: boolean;
  /** Of the course. */
  groups: readonly { id: string; name: string }[];
}

/** A page of students as rows that can be chosen. On a phone each row is a card. */
export function StudentTable({ courseId, caption, students, areEnded, groups }: StudentTableProps) {
  const t = useTranslations("students");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // What is no longer on the page is no longer chosen.
  const ids = students.map(({ enrollmentId }) => enrollmentId).filter((id) => chosen.has(id));
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(ids);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <>
      {ids.length > 0 && (
        <BulkRow label={t("withChosen")}>
          <span className="num">{t("chosen", { count: ids.length })}</span>
          <EnrollmentActions
            courseId={courseId}
            enrollmentIds={ids}
            areEnded={areEnded}
            onDone={() => setChosen(new Set())}
          />
          {!areEnded && (
            <AddToGroup courseId={courseId} groups={groups} enrollmentIds={ids} onDone={() => setChosen(new Set())} />
          )}
        </BulkRow>
      )}
      <TableFrame aria-label={caption}>
        <table>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t("choose")}</span>
              </th>
              <th scope="col">{t("name")}</th>
              <th scope="col">{t("read")}</th>
              <th scope="col">{t("at")}</th>
              <th scope="col" className="r">
                {t("mean")}
              </th>
              <th scope="col" className="ps-6">
                {t("state")}
              </th>
              <th scope="col" className="r">
                {t("active")}
              </th>
            </tr>
          </thead>
          <tbody>
            {students.map((student) => (
              <StudentRow
                key={student.enrollmentId}
                courseId={courseId}
                student={student}
                isChosen={chosen.has(student.enrollmentId)}
                onChoose={choose}
              />
            ))}
          </tbody>
        </table>
      </TableFrame>
    </>
  );
}

interface StudentRowProps {
  courseId: string;
  student: ListedStudent;
  isChosen: boolean;
  onChoose: (id: string, isChosen: boolean) => void;
}

function StudentRow({ courseId, student, isChosen, onChoose }: StudentRowProps) {
  const t = useTranslations("students");
  const { enrollmentId, name, completedAt } = student;
  return (
    <tr>
      <td>
        <label className="check">
          <input
            type="checkbox"
            checked={isChosen}
            onChange={(event) => onChoose(enrollmentId, event.target.checked)}
          />
          <span className="visually-hidden">{t("chooseOne", { name })}</span>
        </label>
      </td>
      <th scope="row">
        <Link href={`/instructor/courses/${courseId}/students/${enrollmentId}`}>{name}</Link>
        <span className="caption">{student.email}</span>
      </th>
      <td className="nowrap num max-[48rem]:basis-full">
        <Meter className="inline-block" percent={student.progressPercentage} />
        {t("of", { done: student.lessonsCompleted, total: student.lessonCount })}
      </td>
      <td className="muted">
        {completedAt
          ? t.rich("finished", { time: () => <LocalTime at={completedAt} shape="date" /> })
          : student.lastLesson}
      </td>
      <td className="r num" data-l={t("mean")}>
        {student.meanScore === null ? t("none") : t("percent", { percent: Math.round(student.meanScore) })}
      </td>
      <td className="max-[48rem]:[font:inherit] min-[48rem]:ps-6">
        <span className="nowrap">{t(`states.${student.status}`)}</span>
        {student.expiresAt && (
          <span className="caption">
            {" "}
            {t.rich("until", { time: () => <LocalTime at={student.expiresAt ?? ""} shape="date" /> })}
          </span>
        )}
      </td>
      <td className="r num nowrap" data-l={t("active")}>
        {student.startedAt ? <LocalTime at={student.lastAccessedAt} shape="date" /> : t("none")}
      </td>
    </tr>
  );
}
