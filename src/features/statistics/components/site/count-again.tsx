"use client";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { uuidV7 } from "@/lib/uuid-v7";
import { RecountButton } from "../recount-button";

/** Has every figure counted again from its rows, and says when that is done. */
export function CountAgain() {
  const t = useTranslations("figures");
  return (
    <RecountButton
      ask={() => api.statistics.recount.mutate({ requestId: uuidV7() })}
      look={() => api.statistics.recounted.query()}
      words={{ button: t("again"), counting: t("counting"), counted: t("counted"), slow: t("slow") }}
    />
  );
}
