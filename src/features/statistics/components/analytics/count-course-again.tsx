"use client";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { uuidV7 } from "@/lib/uuid-v7";
import { RecountButton } from "../recount-button";

/** Has a course's figures counted again from its rows, and says when that is done. */
export function CountCourseAgain({ courseId }: { courseId: string }) {
  const t = useTranslations("analytics.again");
  return (
    <RecountButton
      ask={() => api.statistics.analytics.recount.mutate({ courseId, requestId: uuidV7() })}
      look={() => api.statistics.analytics.recounted.query({ courseId })}
      words={{ button: t("button"), counting: t("counting"), counted: t("counted"), slow: t("slow") }}
      place="analytics.again.errors"
    />
  );
}
