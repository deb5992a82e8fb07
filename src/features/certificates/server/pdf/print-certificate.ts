import "server-only";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { env } from "@/env/server";
import { spanOf, studyTime } from "@/features/certificates/rules";
import type { CertificateDocument } from "@/features/certificates/schema";
import { clothOf, cloths, coverFigure } from "@/lib/cover";
import { renderCertificate } from "./render-certificate";

/**
 * The certificate as PDF in the reader's language, like its page.
 * @throws AppError RULE_BROKEN `certificates.script_without_font` (facts: characters).
 */
export async function printCertificate(certificate: CertificateDocument): Promise<Buffer> {
  const [t, common, format, lang] = await Promise.all([
    getTranslations("certificates.document"),
    getTranslations("common"),
    getFormatter(),
    getLocale(),
  ]);
  const { number, cover, startedAt, completedAt, issuedAt } = certificate;
  const date = (at: Date) => format.dateTime(at, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const { hours, minutes } = studyTime(certificate.durationMinutes);
  const span = spanOf(startedAt, completedAt);
  const period = { span, from: () => date(startedAt ?? completedAt), to: () => date(completedAt) };
  const shape = hours === 0 ? "minutes" : minutes === 0 ? "hours" : "both";
  const cloth = clothOf(cover.category, cover.seed);
  return renderCertificate({
    number,
    url: new URL(`/verify/${number}`, env.APP_URL).href,
    lang: lang.slice(0, 2),
    name: certificate.recipientName,
    courseTitle: certificate.courseTitle,
    courseLanguage: certificate.courseLanguage,
    instructorName: certificate.instructorName,
    issuer: common("brand"),
    issuedAt,
    cover: { cloth: cloths[cloth].cloth, figure: coverFigure(cover.seed, cloth) },
    words: {
      title: t("title", { number }),
      certifies: t("certifies"),
      completed: t("completed"),
      facts:
        hours + minutes === 0
          ? t.markup("studyUnmeasured", period)
          : t.markup("study", { time: t(`time.${shape}`, { hours, minutes }), ...period }),
      instructor: certificate.instructorName === "" ? "" : t("author"),
      issuedOn: t("issuedOn"),
      issued: date(issuedAt),
      check: t("check"),
      sealAlt: t("seal", { number }),
      codeAlt: t("code"),
    },
  });
}
