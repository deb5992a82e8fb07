"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { ErrorLine } from "@/components/ui/error-line";
import { Link } from "@/components/ui/link";
import { showToast } from "@/components/ui/toasts";
import type { EarlierCompletions } from "@/features/certificates/server/earlier-completions";
import { uuidV7 } from "@/lib/uuid-v7";

/** Courses with people who finished before they gave certificates, each with the button that has theirs issued. */
export function EarlierTable({ courses }: { courses: readonly EarlierCompletions[] }) {
  const t = useTranslations("certificates.admin");
  return (
    <DataTable
      caption={t("earlier.list")}
      rows={courses}
      keyOf={({ courseId }) => courseId}
      columns={[
        {
          id: "course",
          name: t("course"),
          cell: ({ slug, title, language }) => (
            <Link href={`/courses/${slug}`}>
              <bdi lang={language}>{title}</bdi>
            </Link>
          ),
        },
        {
          id: "count",
          name: t("earlier.count"),
          label: t("earlier.count"),
          end: true,
          cell: ({ count }) => <span className="num">{count}</span>,
        },
        { id: "do", name: t("act"), end: true, cell: (course) => <IssueButton course={course} /> },
      ]}
    />
  );
}

function IssueButton({ course: { courseId, title, count } }: { course: EarlierCompletions }) {
  const t = useTranslations("certificates.admin.earlier");
  const { isBusy, problem, run } = useCall();
  const [isAsked, setAsked] = useState(false);
  // The same request, however often the button is pressed.
  const [requestId] = useState(() => uuidV7());
  const issue = () =>
    run(async () => {
      const { count: issued } = await api.certificates.issueEarlier.mutate({ courseId, requestId });
      showToast({ words: t("asked", { count: issued, course: title }), icon: "check" });
      setAsked(true);
    });
  return (
    <>
      <Button size="small" disabled={isBusy || isAsked} onClick={issue}>
        {t("do", { count })}
        <span className="visually-hidden">, {title}</span>
      </Button>
      <ErrorLine words={problem} className="mbs-1 justify-end" />
    </>
  );
}
