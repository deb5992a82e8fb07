"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { LocalTime } from "@/components/i18n/local-time";
import { Button } from "@/components/ui/button";
import type { MutedPerson } from "@/features/discussion/server/mute-person";

/** Who may not write in this course now: for those who moderate. */
export function MutedPeople({ courseId, people }: { courseId: string; people: readonly MutedPerson[] }) {
  const t = useTranslations("discussion.team");
  const tell = useRefusal("discussion.errors");
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);

  async function unmute(userId: string) {
    setProblem(null);
    try {
      await api.discussion.unmute.mutate({ courseId, userId });
      router.refresh();
    } catch (error) {
      setProblem(tell(error));
    }
  }

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
      {problem !== null && (
        <p role="alert" className="field__error">
          {problem}
        </p>
      )}
    </section>
  );
}
