import { useLocale, useTranslations } from "next-intl";
import { Fragment } from "react";
import { LocalTime } from "@/components/i18n/local-time";
import { Icon } from "@/components/ui/icon";
import type { OpeningReason } from "@/policy/gate";

interface ReasonProps {
  reason: OpeningReason;
  /** Of the course's texts (BCP 47). */
  language: string;
}

/** One thing that opens a lesson, as a sentence: "Opens when you pass Quiz 1". */
export function OpeningTexts({ reason, language }: ReasonProps) {
  const t = useTranslations("gates");
  if (reason.kind === "time") return t.rich("time", { time: () => <LocalTime at={reason.at} /> });
  if (reason.kind === "days") return t("days", { days: reason.days });
  return t.rich(reason.kind, { title: () => <bdi lang={language}>{reason.title}</bdi> });
}

/** All that opens a lesson, in one line behind a lock. */
export function OpeningReasons({ reasons, language }: { reasons: readonly OpeningReason[]; language: string }) {
  const locale = useLocale();
  return (
    <span lang={locale}>
      <Icon className="icon--inline" name="lock" />{" "}
      {reasons.map((reason, at) => (
        <Fragment key={JSON.stringify(reason)}>
          {at > 0 && ". "}
          <OpeningTexts reason={reason} language={language} />
        </Fragment>
      ))}
    </span>
  );
}
