"use client";
import { useTranslations } from "next-intl";
import { refusalName } from "@/components/api/refusal-name";

const known = [
  "not_live",
  "suspended",
  "full",
  "no_such_person",
  "time_has_passed",
  "no_seat_to_reset",
  "changed_meanwhile",
  "file_empty",
  "file_not_text",
  "file_without_addresses",
  "file_too_long",
  "file_broken",
  "forbidden",
  "offline",
] as const;

/** What to tell someone whose change to an enrollment was refused. */
export function useStudentText(): (error: unknown) => string {
  const t = useTranslations("students.errors");
  return (error) => t(refusalName(error, known));
}
