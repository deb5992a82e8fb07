"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { Button } from "@/components/ui/button";
import { uuidV7 } from "@/lib/uuid-v7";

const everyMs = 500;
/** Half a minute: most courses are done by then, a large one says that it goes on. */
const mostLooks = 60;

async function isCounted(courseId: string, askedAt: string): Promise<boolean> {
  for (let look = 0; look < mostLooks; look += 1) {
    const { recountedAt } = await api.statistics.analytics.recounted.query({ courseId });
    if (recountedAt !== null && new Date(recountedAt) >= new Date(askedAt)) return true;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  return false;
}

/** Has a course's figures counted again from its rows, and says when that is done. */
export function CountCourseAgain({ courseId }: { courseId: string }) {
  const t = useTranslations("analytics.again");
  const refusal = useRefusal("analytics.again.errors");
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState("");

  async function countAgain() {
    setBusy(true);
    setSaid(t("counting"));
    try {
      const { askedAt } = await api.statistics.analytics.recount.mutate({ courseId, requestId: uuidV7() });
      setSaid(t((await isCounted(courseId, askedAt)) ? "counted" : "slow"));
      router.refresh();
    } catch (error) {
      setSaid(refusal(error));
    }
    setBusy(false);
  }

  return (
    <>
      <Button size="small" disabled={isBusy} onClick={() => void countAgain()}>
        {t("button")}
      </Button>
      <span role="status">{said}</span>
    </>
  );
}
