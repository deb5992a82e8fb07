"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { ActColumn } from "@/components/work/act-column";
import { ReasonDialog } from "./reason-dialog";
import { useUserAct } from "./use-user-act";

interface Props {
  userId: string;
  name: string;
  /** An admin has locked it, or wrong passwords hold new devices up. */
  isLocked: boolean;
  isHeld: boolean;
}

/** Shuts an account with a reason, or opens it again. */
export function LockAccount({ userId, name, isLocked, isHeld }: Props) {
  const t = useTranslations("users.lock");
  const [isOpen, setOpen] = useState(false);
  const { isBusy, problem, run } = useUserAct();

  async function lock(reason: string) {
    if (!(await run(() => api.users.lock.mutate({ userId, reason }), t("done", { name })))) return;
    setOpen(false);
  }
  const unlock = () => run(() => api.users.unlock.mutate({ userId }), t("unlocked", { name }));

  return (
    <ActColumn>
      {(isLocked || isHeld) && (
        <Button icon="key-round" disabled={isBusy} onClick={() => void unlock()}>
          {t("unlock")}
        </Button>
      )}
      {!isLocked && (
        <Button look="danger" icon="lock" disabled={isBusy} onClick={() => setOpen(true)}>
          {t("open")}
        </Button>
      )}
      {!isOpen && <ErrorLine words={problem} />}
      <ReasonDialog
        // A reason belongs to one lock: the next one is given its own.
        key={String(isLocked)}
        isOpen={isOpen}
        isBusy={isBusy}
        report={problem}
        words={{
          title: t("askTitle", { name }),
          ask: t("ask"),
          reason: t("reason"),
          hint: t("reasonHint"),
          send: t("send"),
          close: t("close"),
        }}
        onSend={lock}
        onClose={() => setOpen(false)}
      />
    </ActColumn>
  );
}
