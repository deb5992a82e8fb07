"use client";
import { useTranslations } from "next-intl";
import { describeFailure } from "@/components/api/client";

const known = [
  "bad_input",
  "too_many_addresses",
  "address_unproved",
  "address_primary",
  "address_last",
  "not_found",
  "sign_in_required",
  "offline",
] as const;

/** What to tell someone whose wish about an address was refused. A minute's wait is told in seconds. */
export function useAddressText(): (error: unknown) => string {
  const t = useTranslations("addresses.errors");
  return (error) => {
    const { reason, facts } = describeFailure(error);
    const seconds = Number(facts.retryAfterSeconds ?? 0);
    if (reason === "common.quota") return seconds > 60 ? t("quota") : t("wait", { seconds });
    const name = reason.split(".").at(-1);
    return t(known.find((one) => one === name) ?? "unknown");
  };
}
