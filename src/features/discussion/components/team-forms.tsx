"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useRead } from "@/components/api/use-read";
import { useRefusal } from "@/components/api/use-refusal";
import { ReasonDialog } from "@/components/form/reason-dialog";
import { SelectField } from "@/components/form/select-field";
import { LocalTime } from "@/components/i18n/local-time";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine } from "@/components/ui/error-line";
import { longestReason, muteDays } from "@/features/discussion/rules";

interface PostOf {
  courseId: string;
  postId: string;
}

interface FormProps {
  of: PostOf;
  onClose: () => void;
  onDone: () => void;
}

export function HideForm({ of, ...rest }: FormProps) {
  const t = useTranslations("discussion.team");
  return (
    <ReasonDialog
      words={{ title: t("hideTitle"), why: t("hideWhy"), send: t("hide"), ...useReasonText() }}
      longest={longestReason}
      tell={useRefusal()}
      onSend={(reason) => api.discussion.judge.mutate({ ...of, verdict: { name: "hide", reason } })}
      {...rest}
    />
  );
}

function useReasonText() {
  const t = useTranslations("discussion");
  return { field: t("team.reason"), close: t("talk.cancel"), missing: t("talk.noWords") };
}

export function MuteForm({ of, name, ...rest }: FormProps & { name: string }) {
  const t = useTranslations("discussion.team");
  const [days, setDays] = useState<number>(7);
  return (
    <ReasonDialog
      words={{ title: t("muteTitle", { name }), why: t("muteWhy"), send: t("mute"), ...useReasonText() }}
      longest={longestReason}
      tell={useRefusal()}
      onSend={(reason) => api.discussion.mute.mutate({ ...of, reason, days })}
      {...rest}
    >
      <SelectField
        className="input"
        label={t("muteFor")}
        choices={muteDays.map((count) => ({ value: String(count), label: t("days", { count }) }))}
        value={String(days)}
        onChange={({ target }) => setDays(Number(target.value))}
      />
    </ReasonDialog>
  );
}

/** What a post said before it was edited. */
export function History({ of: { courseId, postId }, onClose }: { of: PostOf; onClose: () => void }) {
  const t = useTranslations("discussion.team");
  const read = (signal: AbortSignal) => api.discussion.history.query({ courseId, postId }, { signal });
  const { found: former, problem } = useRead(postId, read);
  return (
    <Dialog open onClose={onClose} title={t("history")}>
      <ErrorLine words={problem} />
      {former === null && problem === null && <p role="status">{t("loading")}</p>}
      {former?.map(({ id, content, at }) => (
        <div key={id} className="ms-2 mbs-4 border-s border-line ps-4">
          <p className="caption">
            {t("until")} <LocalTime at={at} shape="second" />
          </p>
          <p className="whitespace-pre-wrap wrap-anywhere" dir="auto">
            {content}
          </p>
        </div>
      ))}
    </Dialog>
  );
}
