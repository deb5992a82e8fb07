"use client";
import { useTranslations } from "next-intl";
import { describeFailure } from "@/components/api/client";

/** What to tell someone whose change to a draft was refused. */
export function useFailureText(): (error: unknown) => string {
  const t = useTranslations("drafting.errors");
  return (error) => {
    const { reason, facts } = describeFailure(error);
    const name = reason.split(".").at(-1) ?? "";
    return t(t.has(name) ? name : "unknown", facts);
  };
}
