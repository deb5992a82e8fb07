"use client";
import { useTranslations } from "next-intl";
import { refusalName } from "@/components/api/refusal-name";

const known = [
  "no_such_member",
  "no_such_person",
  "not_an_address",
  "already_teaches",
  "already_invited",
  "invitation_over",
  "shares_full",
  "lead_has_every_right",
  "lead_stays",
  "verify_first",
  "forbidden",
  "offline",
] as const;

/** What to tell someone whose change to a team was refused. */
export function useTeamText(): (error: unknown) => string {
  const t = useTranslations("team.errors");
  return (error) => t(refusalName(error, known));
}
