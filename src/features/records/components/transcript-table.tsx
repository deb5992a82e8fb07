import { useFormatter, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { stateOf } from "@/features/records/rules";
import type { TranscriptEntry, TranscriptResult } from "@/features/records/server/get-transcript";
import { timeWords } from "@/features/records/time-words";

/** As on a document: the same for every reader, in UTC. */
function Day({ at }: { at: Date }) {
  const format = useFormatter();
  return (
    <time className="nowrap" dateTime={at.toISOString().slice(0, 10)}>
      {format.dateTime(at, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" })}
    </time>
  );
}

function Dates({ entry }: { entry: TranscriptEntry }) {
  const t = useTranslations("records.transcript");
  const line = (name: "from" | "completed" | "ended", at: Date) => (
    <span className="block not-first:mbs-1">{t.rich(name, { date: () => <Day at={at} /> })}</span>
  );
  return (
    <>
      {line("from", entry.enrolledAt)}
      {entry.completedAt && line("completed", entry.completedAt)}
      {entry.endedAt && line("ended", entry.endedAt)}
    </>
  );
}

function Results({ results, language }: { results: readonly TranscriptResult[]; language: string }) {
  const t = useTranslations("records.transcript");
  if (results.length === 0) return <span className="muted">{t("noResults")}</span>;
  return results.map(({ assessmentId, title, percentage, tries, ...result }) => (
    <span key={assessmentId} className="block not-first:mbs-1">
      <span lang={language} dir="auto">
        {title}
      </span>
      <span className="caption">
        {percentage === null
          ? t("resultUnscored", { state: stateOf(result), tries })
          : t("resultScored", { percentage, state: stateOf(result), tries })}
      </span>
    </span>
  ));
}

/** One row for each stay in a course. */
export function TranscriptTable({ entries }: { entries: readonly TranscriptEntry[] }) {
  const t = useTranslations("records.transcript");
  const time = useTranslations("records.time");
  return (
    <DataTable
      caption={t("courses")}
      rows={entries}
      keyOf={({ enrollmentId }) => enrollmentId}
      columns={[
        {
          id: "course",
          name: t("course"),
          cell: (entry) => (
            <>
              <span lang={entry.language} dir="auto">
                {entry.courseTitle}
              </span>
              <span className="caption">
                {t(`states.${entry.status}`)}
                {entry.completedAt === null &&
                  `, ${t("progress", { percentage: Math.floor(entry.progressPercentage) })}`}
                {`, ${t("version", { number: entry.versionNumber })}`}
              </span>
            </>
          ),
        },
        { id: "period", name: t("period"), cell: (entry) => <Dates entry={entry} /> },
        { id: "time", name: t("time"), label: t("time"), cell: (entry) => timeWords(time, entry.timeSpentSeconds) },
        {
          id: "results",
          name: t("results"),
          label: t("results"),
          cell: ({ results, language }) => <Results results={results} language={language} />,
        },
        {
          id: "certificate",
          name: t("certificate"),
          label: t("certificate"),
          cell: ({ certificate }) =>
            certificate ? (
              <>
                <Link className="nowrap num" href={`/certificates/${certificate.number}`}>
                  {certificate.number}
                </Link>
                {!certificate.isValid && <span className="caption">{t("revoked")}</span>}
              </>
            ) : (
              <span className="muted">{t("noCertificate")}</span>
            ),
        },
      ]}
    />
  );
}
