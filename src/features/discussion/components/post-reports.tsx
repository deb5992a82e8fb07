"use client";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ErrorLine } from "@/components/ui/error-line";
import type { ShownPost } from "@/features/discussion/server/show-thread";
import { reportReasonOf } from "@/lib/report-reasons";
import type { TalkPlace } from "./talk-place";

/** Why students reported a post: for those who moderate. It is hidden with the buttons below, or left to be here. */
export function PostReports({ post, place }: { post: ShownPost; place: TalkPlace }) {
  const t = useTranslations("discussion.team");
  const reasons = useTranslations("discussion.talk.reasons");
  const { isBusy, problem, run } = useCall();

  const letStand = () =>
    run(async () => {
      await api.discussion.judge.mutate({
        ...{ courseId: place.courseId, postId: post.id },
        verdict: { name: "show" },
      });
      place.onChanged();
    });

  return (
    <Callout>
      <ul className="plain">
        {post.reports.map(({ reason, note, by }) => (
          <li key={`${by} ${reason} ${note}`}>
            <b>{t("reportedBy", { name: by })}</b> {reasons(reportReasonOf(reason))} {note && <q dir="auto">{note}</q>}
          </li>
        ))}
      </ul>
      <Button size="small" icon="check" disabled={isBusy} onClick={letStand}>
        {t("letStand")}
      </Button>
      <ErrorLine words={problem} />
    </Callout>
  );
}
