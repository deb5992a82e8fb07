import { useTranslations } from "next-intl";
import { studyTime } from "@/features/certificates/rules";

/** Says the length of a course in words, or null where it states none. */
export function useStudyTime(): (minutes: number) => string | null {
  const t = useTranslations("certificates.document.time");
  return (minutes) => {
    const time = studyTime(minutes);
    if (time.hours === 0) return time.minutes === 0 ? null : t("minutes", time);
    return t(time.minutes === 0 ? "hours" : "both", time);
  };
}
