import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import type { StartRefusal } from "@/features/assessment/start-decision";

const words = {
  "assessment.not_open_yet": "not_open_yet",
  "assessment.closed": "closed",
  "assessment.too_soon": "too_soon",
  "assessment.closes_before_next": "closes_before_next",
} as const;

/** Why no attempt can be started now, with the time that decides it on the reader's clock. */
export async function TimedRefusal({ refusal: { reason, at } }: { refusal: Extract<StartRefusal, { at: Date }> }) {
  const t = await getTranslations("assessment.start.refused");
  const time = () => (
    <b className="num">
      <LocalTime at={at} />
    </b>
  );
  return t.rich(words[reason], { time });
}
