import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Notice } from "@/components/ui/notice";
import type { Bench } from "@/features/authoring/server/get-bench";

/** Says that an admin took the course off the catalogue, and why, until it is published again. */
export function TakenOffNotice({ course: { takenOff } }: { course: Bench }) {
  const t = useTranslations("authoring.takenOff");
  if (!takenOff) return null;
  return (
    <Notice tone="caution">
      <p>{t.rich("when", { time: () => <LocalTime at={takenOff.at} /> })}</p>
      <p dir="auto">
        <q>{takenOff.reason}</q>
      </p>
      <p>{t("next")}</p>
    </Notice>
  );
}
