"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { Button } from "@/components/ui/button";
import { uuidV7 } from "@/lib/uuid-v7";

const everyMs = 500;
/** Half a minute: a small site is done by then, a large one says that it goes on. */
const mostLooks = 60;

async function isCounted(askedAt: string): Promise<boolean> {
  for (let look = 0; look < mostLooks; look += 1) {
    const { recountedAt } = await api.statistics.recounted.query();
    if (recountedAt !== null && new Date(recountedAt) >= new Date(askedAt)) return true;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  return false;
}

/** Has every figure counted again from its rows, and says when that is done. */
export function CountAgain() {
  const t = useTranslations("figures");
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState("");

  async function countAgain() {
    setBusy(true);
    setSaid(t("counting"));
    try {
      const { askedAt } = await api.statistics.recount.mutate({ requestId: uuidV7() });
      setSaid(t((await isCounted(askedAt)) ? "counted" : "slow"));
      router.refresh();
    } catch {
      setSaid(t("refused"));
    }
    setBusy(false);
  }

  return (
    <>
      <Button size="small" disabled={isBusy} onClick={() => void countAgain()}>
        {t("again")}
      </Button>
      <span role="status">{said}</span>
    </>
  );
}
