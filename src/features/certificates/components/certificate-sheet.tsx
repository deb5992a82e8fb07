import { useTranslations } from "next-intl";
import { Cover } from "@/components/covers/cover";
import { Rosette } from "@/components/covers/rosette";
import { spanOf } from "@/features/certificates/rules";
import type { CertificateDocument } from "@/features/certificates/schema";
import { DocumentDate } from "./document-date";
import { useStudyTime } from "./study-time";

const lead = "text-ink-muted [font:italic_400_1.25rem/1.75rem_var(--serif)]";
/** Says what is written on the line above it. */
const under = "caption mbs-1 border-edge border-bs pbs-1";

/** The certificate as a document: it looks the same in both themes, and on paper. */
export function CertificateSheet({ of }: { of: CertificateDocument }) {
  const t = useTranslations("certificates.document");
  const brand = useTranslations("common")("brand");
  const time = useStudyTime()(of.durationMinutes);
  const period = {
    span: spanOf(of.startedAt, of.completedAt),
    from: () => <DocumentDate at={of.startedAt ?? of.completedAt} />,
    to: () => <DocumentDate at={of.completedAt} />,
  };
  return (
    <article
      className="relative grid min-block-[44rem] grid-cols-[27%_minmax(0,1fr)] border border-line bg-raised text-ink scheme-light narrow-screen:min-block-0 narrow-screen:grid-cols-[minmax(0,1fr)] print:block-[209mm] print:min-block-0 print:border-0 print:[print-color-adjust:exact]"
      aria-label={t("name")}
    >
      <Cover
        isBare
        className="narrow-screen:block-32 [&>img]:block-[62%] [&>img]:[inset-block:auto_0] [&>img]:[inset-inline:auto_0] narrow-screen:[&>img]:block-full narrow-screen:[&>img]:[object-position:50%_70%]"
        seed={of.cover.seed}
        category={of.cover.category}
        eager
      />
      <div className="relative flex flex-col px-16 pbs-16 pbe-12 narrow-screen:px-6 narrow-screen:pbs-8 narrow-screen:pbe-6">
        <p className="mbe-12 border-ink border-be-3 pbe-3 [box-shadow:0_4px_0_-1px_var(--raised),0_5px_0_-1px_var(--ink)] [font:600_0.9375rem/1.5rem_var(--sans)] narrow-screen:mbe-8">
          {brand}
        </p>
        <p className={lead}>{t("certifies")}</p>
        <p
          className="mbs-1 mbe-6 text-balance [font:380_4.25rem/4.5rem_var(--serif)] [letter-spacing:-0.028em] narrow-screen:text-[2.75rem]/12"
          dir="auto"
        >
          {of.recipientName}
        </p>
        <p className={lead}>{t("completed")}</p>
        <p
          className="mbs-1 mbe-3 [font:460_2.25rem/2.625rem_var(--serif)] [letter-spacing:-0.015em] narrow-screen:text-[1.625rem]/8"
          lang={of.courseLanguage}
          dir="auto"
        >
          {of.courseTitle}
        </p>
        <p className="type-quote max-inline-[30rem]">
          {time ? t.rich("study", { time, ...period }) : t.rich("studyUnmeasured", period)}
        </p>
        <div className="mbs-auto flex items-end gap-12 pbs-12 pe-48 narrow-screen:flex-wrap narrow-screen:gap-x-8 narrow-screen:gap-y-6 narrow-screen:pbs-8 narrow-screen:pe-0">
          {of.instructorName && (
            <div className="min-inline-0">
              <p className="[font:italic_400_1.5rem/2rem_var(--serif)]" dir="auto">
                {of.instructorName}
              </p>
              <p className={under}>{t("author")}</p>
            </div>
          )}
          <div>
            <p className="num [font:400_1.125rem/2rem_var(--serif)]">
              <DocumentDate at={of.issuedAt} />
            </p>
            <p className={under}>{t("issuedOn")}</p>
          </div>
        </div>
        <div className="absolute end-10 inset-be-10 inline-42 text-center text-[#1f4e55] narrow-screen:static narrow-screen:mbs-8 narrow-screen:inline-39">
          <Rosette number={of.number} />
          <p className="mbs-2 whitespace-nowrap text-ink [font:500_0.8125rem/1.25rem_var(--mono)]">{of.number}</p>
        </div>
      </div>
    </article>
  );
}
