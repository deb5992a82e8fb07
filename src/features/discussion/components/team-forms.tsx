"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { api } from "@/components/api/client";
import { DialogForm } from "@/components/form/dialog-form";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { LocalTime } from "@/components/i18n/local-time";
import { Dialog } from "@/components/ui/dialog";
import { longestReason, muteDays } from "@/features/discussion/rules";
import type { FormerWords } from "@/features/discussion/server/get-history";
import { useTalkWords } from "./talk-words";

interface PostOf {
  courseId: string;
  postId: string;
}

interface FormProps {
  of: PostOf;
  onClose: () => void;
  onDone: () => void;
}

interface ReasonDialogProps {
  title: string;
  why: string;
  field: string;
  send: string;
  children?: ReactNode;
  onSend: (reason: string) => Promise<unknown>;
  onClose: () => void;
  onDone: () => void;
}

/** A decision that asks for its reason. */
function ReasonDialog({ title, why, field, send, children, onSend, onClose, onDone }: ReasonDialogProps) {
  const t = useTranslations("discussion.talk");
  const tell = useTalkWords();
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function decide() {
    setTried(true);
    setProblem(null);
    if (reason.trim() === "") return;
    setBusy(true);
    try {
      await onSend(reason.trim());
      onDone();
    } catch (error) {
      setProblem(tell(error));
      setBusy(false);
    }
  }

  return (
    <Dialog open onClose={onClose} title={title} description={why}>
      <DialogForm
        said={problem === null ? null : { words: problem, isProblem: true }}
        send={send}
        isReady={!isBusy}
        close={t("cancel")}
        onSend={decide}
        onClose={onClose}
      >
        {children}
        <TextArea
          className="input"
          label={field}
          rows={3}
          maxLength={longestReason}
          dir="auto"
          value={reason}
          error={isTried && reason.trim() === "" && t("noWords")}
          onChange={(event) => setReason(event.target.value)}
        />
      </DialogForm>
    </Dialog>
  );
}

export function HideForm({ of, ...doors }: FormProps) {
  const t = useTranslations("discussion.team");
  return (
    <ReasonDialog
      title={t("hideTitle")}
      why={t("hideWhy")}
      field={t("reason")}
      send={t("hide")}
      onSend={(reason) => api.discussion.judge.mutate({ ...of, verdict: { name: "hide", reason } })}
      {...doors}
    />
  );
}

export function MuteForm({ of, name, ...doors }: FormProps & { name: string }) {
  const t = useTranslations("discussion.team");
  const [days, setDays] = useState<number>(7);
  return (
    <ReasonDialog
      title={t("muteTitle", { name })}
      why={t("muteWhy")}
      field={t("reason")}
      send={t("mute")}
      onSend={(reason) => api.discussion.mute.mutate({ ...of, reason, days })}
      {...doors}
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
  const tell = useTalkWords();
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
        <div key={id} className="reply">
          <p className="caption">
            {t("until")} <LocalTime at={at} shape="second" />
          </p>
          <p className="post__former" dir="auto">
            {content}
          </p>
        </div>
      ))}
    </Dialog>
  );
}
