"use client";
import { useTranslations } from "next-intl";
import type { KindMeans } from "@/features/questions/question-authoring";
import { uuidV4 } from "@/lib/uuid-v4";

/** What a new or converted question is made of, in the reader's language. */
export function useKindMeans(): KindMeans {
  const t = useTranslations("questions");
  return { newId: uuidV4, trueFalse: [t("true"), t("false")] };
}
