"use client";
import { useTranslations } from "next-intl";
import { describeFailure } from "@/components/api/client";
import { refusalName } from "@/components/api/refusal-name";

const known = [
  "decided_meanwhile",
  "sent_anew",
  "not_editable",
  "not_ready",
  "no_such_area",
  "verify_first",
  "is_admin",
  "not_teaching",
  "not_found",
  "forbidden",
  "sign_in_required",
  "quota",
  "offline",
  "try_again",
] as const;

const states = ["ACTIVE", "SUSPENDED", "REJECTED"] as const;

/** What to tell someone who was refused on the way to teaching, or in deciding on it. */
export function useInstructorText(): (error: unknown) => string {
  const t = useTranslations("instructors.errors");
  return (error) => {
    const { reason, facts } = describeFailure(error);
    const name = reason.split(".").at(-1) ?? "";
    const status = states.find((state) => state === facts.status);
    if (name === "decided_meanwhile" && status && facts.by)
      return t("decided_by", { by: String(facts.by), status: t(`decided.${status}`) });
    return t(refusalName(error, known));
  };
}
