"use client";
import { useTranslations } from "next-intl";
import { describeFailure } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";

/** What to tell someone whose change to an address was refused. A minute's wait is told in seconds. */
export function useAddressRefusal(): (error: unknown) => string {
  const t = useTranslations("addresses");
  const refusal = useRefusal("addresses.errors");
  return (error) => {
    const { reason, facts } = describeFailure(error);
    const seconds = Number(facts.retryAfterSeconds ?? 0);
    return reason === "common.quota" && seconds <= 60 ? t("wait", { seconds }) : refusal(error);
  };
}
