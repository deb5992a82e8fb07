"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorLine } from "@/components/ui/error-line";
import { ActColumn } from "@/components/work/act-column";
import { type UserRole, userRoles } from "@/features/users/rules";
import { useUserAct } from "./use-user-act";

interface Props {
  userId: string;
  name: string;
  role: UserRole;
}

/** Another role, asked about once more where the back office is given or taken. */
export function ChangeRole({ userId, name, role: from }: Props) {
  const t = useTranslations("users");
  const [role, setRole] = useState<UserRole>(from);
  const [isAsking, setAsking] = useState(false);
  const { isBusy, problem, run } = useUserAct();
  const change = async () => {
    await run(() => api.users.changeRole.mutate({ userId, role, from }), t("change.done", { name, role }));
    setAsking(false);
  };
  const isGrave = role === "ADMIN" || from === "ADMIN";
  return (
    <ActColumn>
      <form
        className="row row--tight"
        onSubmit={(event) => {
          event.preventDefault();
          if (isGrave) setAsking(true);
          else void change();
        }}
      >
        <label>
          <span className="visually-hidden">{t("role")}</span>
          <select
            className="input"
            value={role}
            onChange={({ target }) => setRole(userRoles.find((each) => each === target.value) ?? from)}
          >
            {userRoles.map((each) => (
              <option key={each} value={each}>
                {t(`roles.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit" disabled={isBusy || role === from}>
          {t("change.send")}
        </Button>
      </form>
      <p className="caption">{t("change.why")}</p>
      <ErrorLine words={problem} />
      <ConfirmDialog
        open={isAsking}
        title={t(role === "ADMIN" ? "change.askTitle" : "change.askEndTitle", { name })}
        description={t(role === "ADMIN" ? "change.ask" : "change.askEnd")}
        stay={t("change.stay")}
        go={t("change.send")}
        busy={isBusy}
        danger
        onStay={() => setAsking(false)}
        onGo={() => void change()}
      />
    </ActColumn>
  );
}
