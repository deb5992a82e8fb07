import { useTranslations } from "next-intl";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { CertificateRecord } from "@/features/certificates/server/get-certificate-record";
import { DocumentDate } from "./document-date";
import { StudyPeriod } from "./study-period";
import { useStudyTime } from "./study-time";

/** What one certificate says, whose it is, and where else it is seen. */
export function RecordFacts({ of }: { of: CertificateRecord }) {
  const t = useTranslations("certificates.admin");
  const time = useStudyTime()(of.durationMinutes);
  return (
    <section aria-labelledby="record-facts">
      <h2 id="record-facts">{t("facts")}</h2>
      {!of.isGenuine && (
        <Notice tone="negative">
          <p>{t("forged")}</p>
        </Notice>
      )}
      <div className="stack">
        <Facts
          of={[
            { name: t("name"), value: <bdi>{of.recipientName}</bdi> },
            {
              name: t("holder"),
              value: (
                <bdi>
                  {of.holderName === null
                    ? t("holderGone")
                    : t("holderValue", { name: of.holderName, username: of.username })}
                </bdi>
              ),
            },
            { name: t("course"), value: <bdi lang={of.courseLanguage}>{of.courseTitle}</bdi> },
            { name: t("version"), value: <span className="num">{of.courseVersionNumber}</span> },
            ...(of.instructorName ? [{ name: t("author"), value: <bdi>{of.instructorName}</bdi> }] : []),
            { name: t("study"), value: time ?? t("noStudy") },
            { name: t("studied"), value: <StudyPeriod startedAt={of.startedAt} completedAt={of.completedAt} /> },
            { name: t("issued"), value: <DocumentDate at={of.issuedAt} /> },
          ]}
        />
        <p className="row row--tight caption">
          <Link href={`/certificates/${of.number}`}>{t("document")}</Link>
          <Link href={`/verify/${of.number}`}>{t("public")}</Link>
          <Link href={`/admin/audit?kind=Certificate&thing=${of.id}`}>{t("audit")}</Link>
        </p>
      </div>
    </section>
  );
}
