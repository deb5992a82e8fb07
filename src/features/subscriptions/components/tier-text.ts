"use client";
import { useTranslations } from "next-intl";
import { refusalName } from "@/components/api/refusal-name";

const known = [
  "no_such_person",
  "address_unproved",
  "time_has_passed",
  "other_grant",
  "forbidden",
  "sign_in_required",
  "offline",
] as const;

/** What to tell an admin whose grant was refused. */
export function useTierText(): (error: unknown) => string {
  const t = useTranslations("subscriptions.errors");
  return (error) => t(refusalName(error, known));
}
