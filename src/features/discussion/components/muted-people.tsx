"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { LocalTime } from "@/components/i18n/local-time";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import type { MutedPerson } from "@/features/discussion/server/mute-person";

/** Who may not write in this course now: for those who moderate. */
export function MutedPeople({ courseId, people }: { courseId: string; people: readonly MutedPerson[] }) {
  const t = useTranslations("discussion.team");
  const { problem, run } = useCall({ inTurn: true });
  const router = useRouter();

  const unmute = (userId: string) =>
    run(async () => {
      await api.discussion.unmute.mutate({ courseId, userId });
      router.refresh();
    });

  return (
    <section aria-labelledby="muted">
      <h2 id="muted">{t("mutedTitle")}</h2>
      {people.map(({ userId, name, reason, until }) => (
        <div key={userId} className="row row--apart">
          <p>
            <b dir="auto">{name}</b>{" "}
            <span className="caption">
              {t("until")} <LocalTime at={until} /> · <span dir="auto">{reason}</span>
            </span>
          </p>
          <Button size="small" aria-label={t("unmuteName", { name })} onClick={() => unmute(userId)}>
            {t("unmute")}
          </Button>
        </div>
      ))}
      <ErrorLine words={problem} />
    </section>
  );
}
