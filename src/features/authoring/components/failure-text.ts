"use client";
import { useTranslations } from "next-intl";
import { describeFailure } from "@/components/api/client";

const known = [
  "edited_meanwhile",
  "not_ready",
  "archived",
  "cannot_move",
  "time_has_passed",
  "no_such_category",
  "discount_end_passed",
  "outline_changed",
  "id_taken",
  "assessment_gone",
  "assessment_there",
  "question_gone",
  "field_conflict",
  "template_locked",
  "not_live_version",
  "not_live",
  "draft_waits",
  "nothing_live",
  "lesson_gone",
  "setting_changed_meanwhile",
  "two_videos",
  "no_such_file",
  "resource_gone",
  "too_many_resources",
  "forbidden",
  "verify_first",
  "sign_in_required",
  "offline",
] as const;
type Known = (typeof known)[number];

/** What to tell someone whose change to a course was refused. */
export function useFailureText(): (error: unknown) => string {
  const t = useTranslations("authoring.errors");
  return (error) => {
    const { reason, facts } = describeFailure(error);
    const kilobytes = (fact: string) => Math.ceil(Number(facts[fact] ?? 0) / 1_000);
    if (reason === "media.quota") return t("no_room", { needed: kilobytes("sizeBytes"), left: kilobytes("freeBytes") });
    const name = reason.split(".").at(-1) ?? "";
    return t((known as readonly string[]).includes(name) ? (name as Known) : "unknown");
  };
}
