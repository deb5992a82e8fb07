import { useTranslations } from "next-intl";
import { refusalName } from "@/components/api/refusal-name";

const known = [
  "at_inngest",
  "bad_cron",
  "bad_zone",
  "changed",
  "function_gone",
  "never_due",
  "no_timetable",
  "offline",
  "other_request",
  "still_running",
] as const;

/** Why something could not be done, in words. */
export function useJobText(): (error: unknown) => string {
  const t = useTranslations("jobs.errors");
  return (error) => t(refusalName(error, known));
}
