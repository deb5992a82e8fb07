"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { Button, type ButtonLook } from "@/components/ui/button";

/** Starts an attempt, or goes on with the one that runs, and leads to it. `isAgain`: where an ended one is looked at. */
export function StartButton({
  slug,
  lessonId,
  isResume = false,
  isAgain = false,
  ...look
}: { slug: string; lessonId: string; isResume?: boolean; isAgain?: boolean } & ButtonLook) {
  const t = useTranslations("assessment");
  const refusal = useRefusal();
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function start() {
    setBusy(true);
    setFailure(null);
    try {
      await api.assessment.start.mutate({ slug, lessonId });
      // A whole new page: the attempt has its own frame, and its clock starts with its own answer of the server.
      window.location.assign(`/learn/${slug}/${lessonId}/attempt`);
    } catch (error) {
      setFailure(refusal(error));
      setBusy(false);
    }
  }

  return (
    <>
      <Button {...look} onClick={start} disabled={isBusy}>
        {t(isResume ? "start.resume" : isAgain ? "start.again" : "start.start")}
      </Button>
      {failure && (
        <p className="field__error" role="alert">
          {failure}
        </p>
      )}
    </>
  );
}
