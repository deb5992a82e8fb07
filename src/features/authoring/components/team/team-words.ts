"use client";
import { useTranslations } from "next-intl";
import { describeFailure } from "@/components/api/client";

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
  "forbidden",
  "offline",
] as const;
type Known = (typeof known)[number];

/** What to tell somebody whose change to a team was refused. */
export function useTeamWords(): (error: unknown) => string {
  const t = useTranslations("team.errors");
  return (error) => {
    const name = describeFailure(error).reason.split(".").at(-1) ?? "";
    return t((known as readonly string[]).includes(name) ? (name as Known) : "unknown");
  };
}
