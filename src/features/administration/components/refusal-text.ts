"use client";
import { useTranslations } from "next-intl";
import { describeFailure } from "@/components/api/client";

/** What to tell an admin whose change was refused: the words of `errors` for its reason. */
export function useRefusalText(): (error: unknown) => string {
  const t = useTranslations("errors");
  return (error) => {
    const { reason, facts } = describeFailure(error);
    const key = reason as Parameters<typeof t>[0];
    return t.has(key) ? t(key, facts) : t("common.unexpected");
  };
}
