"use client";
import { useTranslations } from "next-intl";
import { refusalName } from "@/components/api/refusal-name";

const known = [
  "muted",
  "closed",
  "changed",
  "no_such_thread",
  "no_such_post",
  "lesson_closed",
  "no_such_announcement",
  "no_answer",
  "not_yours",
  "own_post",
  "of_the_team",
  "bad_input",
  "not_found",
  "forbidden",
  "sign_in_required",
  "quota",
  "offline",
] as const;

/** What to tell someone whose word in a discussion was refused. */
export function useDiscussionText(): (error: unknown) => string {
  const t = useTranslations("discussion.errors");
  return (error) => t(refusalName(error, known));
}
