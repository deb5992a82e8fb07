"use client";
import { useTranslations } from "next-intl";
import { describeFailure } from "@/components/api/client";

const known = [
  "already_decided",
  "field_conflict",
  "id_taken",
  "lesson_full",
  "lesson_gone",
  "no_such_file",
  "quota",
  "no_sources",
  "source_cited",
  "source_known",
  "sources_pending",
  "text_changed",
  "too_many_sources",
  "written_since",
  "archived",
  "not_found",
  "forbidden",
  "sign_in_required",
  "offline",
] as const;
type Known = (typeof known)[number];

/** What to tell somebody whose change to a draft was refused. */
export function useFailureWords(): (error: unknown) => string {
  const t = useTranslations("drafting.errors");
  return (error) => {
    const { reason, facts } = describeFailure(error);
    const name = reason.split(".").at(-1) ?? "";
    return t((known as readonly string[]).includes(name) ? (name as Known) : "unknown", facts);
  };
}
