import { useTranslations } from "next-intl";
import { Cover } from "@/components/covers/cover";
import { Rosette } from "@/components/covers/rosette";
import type { CertificateDocument } from "@/features/certificates/schema";
import { DocumentDate } from "./document-date";
import { useStudyTime } from "./study-time";

/** The certificate as a document: it looks the same in both themes, and on paper. */
export function CertificateSheet({ of }: { of: CertificateDocument }) {
  const t = useTranslations("certificates.document");
  const brand = useTranslations("common")("brand");
  const time = useStudyTime()(of.durationMinutes);
  const period = {
    from: () => <DocumentDate at={of.startedAt ?? of.completedAt} />,
    to: () => <DocumentDate at={of.completedAt} />,
  };
  return (
    <article className="cert" aria-label={t("name")}>
      <Cover className="cert__band" seed={of.cover.seed} category={of.cover.category} eager />
      <div className="cert__text">
        <p className="cert__issuer">{brand}</p>
        <p className="cert__that">{t("certifies")}</p>
        <p className="cert__name" dir="auto">
          {of.recipientName}
        </p>
        <p className="cert__that">{t("completed")}</p>
        <p className="cert__course" lang={of.courseLanguage} dir="auto">
          {of.courseTitle}
        </p>
        <p className="cert__facts">{time ? t.rich("study", { time, ...period }) : t.rich("studyUnmeasured", period)}</p>
        <div className="cert__feet">
          {of.instructorName && (
            <div>
              <p className="cert__sign" dir="auto">
                {of.instructorName}
              </p>
              <p className="caption">{t("author")}</p>
            </div>
          )}
          <div>
            <p className="cert__date num">
              <DocumentDate at={of.issuedAt} />
            </p>
            <p className="caption">{t("issuedOn")}</p>
          </div>
        </div>
        <div className="cert__seal">
          <Rosette number={of.number} />
          <p className="cert__no">{of.number}</p>
        </div>
      </div>
    </article>
  );
}
