"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import type { InvitationRef } from "@/features/studio/team-schema";

/** Yes or no to an invitation. Yes leads to the course. */
export function InvitationAnswer({
  invitation,
  who,
  small,
}: {
  invitation: InvitationRef;
  who: string;
  small?: boolean;
}) {
  const t = useTranslations("team.invitation");
  const router = useRouter();
  const [isDeclined, setDeclined] = useState(false);
  const { isBusy, problem, run } = useCall();
  const size = small ? "small" : "regular";

  const accept = () =>
    run(async () => {
      const { courseId } = await api.studio.team.accept.mutate(invitation);
      router.push(`/instructor/courses/${courseId}`);
    });
  const decline = () =>
    run(async () => {
      await api.studio.team.decline.mutate(invitation);
      setDeclined(true);
    });
  if (isDeclined) return <p role="status">{t("declined", { who })}</p>;
  return (
    <>
      <div className="row">
        <Button look="first" size={size} onClick={accept} disabled={isBusy}>
          {t("accept")}
        </Button>
        <Button size={size} onClick={decline} disabled={isBusy}>
          {t("decline")}
        </Button>
      </div>
      <ErrorLine words={problem} />
    </>
  );
}
