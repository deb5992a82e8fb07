import { useTranslations } from "next-intl";
import { Cover } from "@/components/covers/cover";
import { Rosette } from "@/components/covers/rosette";
import { LocalTime } from "@/components/i18n/local-time";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import type { VerifiedCertificate } from "@/features/certificates/schema";
import { DocumentDate } from "./document-date";
import { Finding } from "./finding";
import { StudyPeriod } from "./study-period";
import { useStudyTime } from "./study-time";

type Valid = Extract<VerifiedCertificate, { state: "VALID" }>;
type Revoked = Extract<VerifiedCertificate, { state: "REVOKED" }>;

/** A certificate in force. */
export function ValidFinding({ of }: { of: Valid }) {
  const t = useTranslations("certificates.verify");
  const studyTime = useStudyTime();
  const course = (
    <span lang={of.courseLanguage} dir="auto">
      {of.courseTitle}
    </span>
  );
  const time = studyTime(of.durationMinutes);
  const facts = [
    { name: t("number"), value: <span className="mono">{of.number}</span> },
    { name: t("issued"), value: t.rich("issuedForGood", { date: () => <DocumentDate at={of.issuedAt} /> }) },
    ...(of.replacesOneOf
      ? [
          {
            name: t("replaces"),
            value: t.rich("replacesOne", { date: () => <DocumentDate at={of.replacesOneOf ?? of.issuedAt} /> }),
          },
        ]
      : []),
    ...(time ? [{ name: t("work"), value: time }] : []),
    { name: t("studied"), value: <StudyPeriod startedAt={of.startedAt} completedAt={of.completedAt} /> },
  ];
  return (
    <Finding state="VALID" word={t("VALID")} asOf={t("asOf")} foot={t("validFoot")}>
      <div className="grid grid-cols-[6.5rem_minmax(0,1fr)_9rem] gap-8 p-8 max-[56rem]:grid-cols-[4.5rem_minmax(0,1fr)] max-[56rem]:gap-4 max-[56rem]:px-4">
        <div>
          <Cover seed={of.cover.seed} category={of.cover.category} eager />
        </div>
        <div>
          <h2
            className="[font:440_2.25rem/2.5rem_var(--serif)] [letter-spacing:-0.015em] max-[56rem]:[font-size:1.75rem] max-[56rem]:[line-height:2rem]"
            dir="auto"
          >
            {of.recipientName}
          </h2>
          <p className="mbs-1 mbe-6 [font:400_1.25rem/1.75rem_var(--serif)]">
            {t.rich("completed", {
              course: () => (of.courseSlug ? <Link href={`/courses/${of.courseSlug}`}>{course}</Link> : course),
            })}
          </p>
          <Facts of={facts} />
        </div>
        <div className="text-center text-seal max-[56rem]:col-start-2 max-[56rem]:max-inline-36 max-[56rem]:text-start">
          <Rosette number={of.number} />
          <p className="caption">{t("sealNote")}</p>
        </div>
      </div>
    </Finding>
  );
}

/** A certificate that was withdrawn, or that a newer one replaced. */
export function RevokedFinding({ of }: { of: Revoked }) {
  const t = useTranslations("certificates.verify");
  const replacement = of.replacedBy && (
    <Link className="mono" href={`/verify/${of.replacedBy}`}>
      {of.replacedBy}
    </Link>
  );
  const facts = [
    { name: t("number"), value: <span className="mono">{of.number}</span> },
    { name: t("issuedTo"), value: <span dir="auto">{of.recipientName}</span> },
    {
      name: t("for"),
      value: (
        <span lang={of.courseLanguage} dir="auto">
          {of.courseTitle}
        </span>
      ),
    },
    { name: t("issued"), value: <DocumentDate at={of.issuedAt} /> },
    { name: t("replacedBy"), value: replacement ?? t("nothing") },
  ];
  return (
    <Finding state="REVOKED" word={t("REVOKED")} asOf={t("asOf")} foot={t("revokedFoot")}>
      <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-8 p-8 max-[56rem]:grid-cols-[4.5rem_minmax(0,1fr)] max-[56rem]:gap-4 max-[56rem]:px-4">
        <div className="relative self-start">
          <Cover
            className="[filter:grayscale(1)_contrast(0.7)]"
            seed={of.cover.seed}
            category={of.cover.category}
            eager
          />
          <span className="struck-out absolute inset-0" aria-hidden="true" />
        </div>
        <div>
          <p className="[font:480_1.375rem/1.875rem_var(--serif)]">
            {t.rich(of.revocationReason === null ? "replaced" : "withdrawn", {
              time: () => <LocalTime at={of.revokedAt} shape="date" />,
            })}
          </p>
          {of.revocationReason !== null && (
            <p className="type-quote mbs-2 mbe-6" dir="auto">
              {t.rich("reason", { b: (chunks) => <b>{chunks}</b>, reason: of.revocationReason })}
            </p>
          )}
          <Facts of={facts} />
        </div>
      </div>
    </Finding>
  );
}
