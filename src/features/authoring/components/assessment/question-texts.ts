"use client";
import { useTranslations } from "next-intl";
import type { KindMeans } from "@/features/authoring/assessment/rules";
import { uuidV7 } from "@/lib/uuid-v7";

/** What a new or converted question is made of, in the reader's language. */
export function useKindMeans(): KindMeans {
  const t = useTranslations("questions");
  return { newId: () => uuidV7(), trueFalse: [t("true"), t("false")] };
}
