"use client";
import { useTranslations } from "next-intl";
import { refusalName } from "@/components/api/refusal-name";

const known = [
  "group_name_taken",
  "too_many_groups",
  "no_such_person",
  "address_unproved",
  "never_an_admin",
  "account_locked",
  "yourself",
  "last_admin",
  "changed_meanwhile",
  "not_found",
  "forbidden",
  "sign_in_required",
  "quota",
  "offline",
] as const;

/** What to tell an admin whose change was refused. */
export function useUserText(): (error: unknown) => string {
  const t = useTranslations("users.errors");
  return (error) => t(refusalName(error, known));
}
