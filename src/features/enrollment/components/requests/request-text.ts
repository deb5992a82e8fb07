"use client";
import { useLocale, useTranslations } from "next-intl";
import { describeFailure } from "@/components/api/client";
import { formatMoney } from "@/lib/money";

const known = [
  "has_seat",
  "is_free",
  "not_live",
  "not_open_yet",
  "closed",
  "full",
  "asked_already",
  "time_has_passed",
  "verify_first",
  "quota",
  "not_found",
  "forbidden",
  "sign_in_required",
  "offline",
] as const;
type Known = (typeof known)[number];

const answered = ["GRANTED", "DECLINED", "WITHDRAWN"] as const;

/** What to tell someone whose request, or answer to one, was refused. */
export function useRequestText(): (error: unknown) => string {
  const t = useTranslations("requests.errors");
  const locale = useLocale();
  return (error) => {
    const { reason, facts } = describeFailure(error);
    const name = reason.split(".").at(-1) ?? "";
    if (name === "price_changed")
      return t("price_changed", { price: formatMoney(Number(facts.amountMinor), String(facts.currency), locale) });
    const state = answered.find((each) => each === facts.state);
    if (name === "request_answered" && state) return t(`request_answered.${state}`, { by: String(facts.by || "none") });
    return t((known as readonly string[]).includes(name) ? (name as Known) : "unknown");
  };
}
