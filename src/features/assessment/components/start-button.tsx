"use client";

import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button, type ButtonLook } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";

/** Starts an attempt, or goes on with the one that runs, and leads to it. `isAgain`: where an ended one is looked at. */
export function StartButton({
  slug,
  lessonId,
  isResume = false,
  isAgain = false,
  ...look
}: { slug: string; lessonId: string; isResume?: boolean; isAgain?: boolean } & ButtonLook) {
  const t = useTranslations("assessment");
  const { isBusy, problem: failure, run } = useCall({ staysBusy: true });

  async function start() {
    await run(async () => {
      await api.assessment.start.mutate({ slug, lessonId });
      // A whole new page: the attempt has its own frame, and its clock starts with its own answer of the server.
      window.location.assign(`/learn/${slug}/${lessonId}/attempt`);
    });
  }

  return (
    <>
      <Button {...look} onClick={start} disabled={isBusy}>
        {t(isResume ? "start.resume" : isAgain ? "start.again" : "start.start")}
      </Button>
      <ErrorLine words={failure} />
    </>
  );
}
