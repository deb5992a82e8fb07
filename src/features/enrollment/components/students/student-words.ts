"use client";
import { useTranslations } from "next-intl";
import { describeFailure } from "@/components/api/client";

const known = [
  "not_live",
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
type Known = (typeof known)[number];

/** What to tell somebody whose change to a seat was refused. */
export function useStudentWords(): (error: unknown) => string {
  const t = useTranslations("students.errors");
  return (error) => {
    const name = describeFailure(error).reason.split(".").at(-1) ?? "";
    return t((known as readonly string[]).includes(name) ? (name as Known) : "unknown");
  };
}

/** The end of a day as the date field has it, UTC; null for an empty field. */
export const endOfDay = (day: string): string | null => (day === "" ? null : `${day}T23:59:59.999Z`);
