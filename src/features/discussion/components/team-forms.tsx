"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { ReasonDialog } from "@/components/form/reason-dialog";
import { SelectField } from "@/components/form/select-field";
import { LocalTime } from "@/components/i18n/local-time";
import { Dialog } from "@/components/ui/dialog";
import { longestReason, muteDays } from "@/features/discussion/rules";
import type { FormerWords } from "@/features/discussion/server/get-history";

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
  const tell = useRefusal();
  const [former, setFormer] = useState<readonly FormerWords[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once, when it opens
  useEffect(() => {
    api.discussion.history.query({ courseId, postId }).then(setFormer, (error) => setProblem(tell(error)));
  }, [courseId, postId]);
  return (
    <Dialog open onClose={onClose} title={t("history")}>
      {problem !== null && (
        <p role="alert" className="field__error">
          {problem}
        </p>
      )}
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
