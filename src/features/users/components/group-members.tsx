"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { PersonField } from "@/components/form/person-field";
import { LocalTime } from "@/components/i18n/local-time";
import { actsClass, Things } from "@/components/lists/things";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorLine } from "@/components/ui/error-line";
import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { ListedGroup } from "@/features/users/server/groups/list-groups";
import { useUserAct } from "./use-user-act";

type Props = { group: Pick<ListedGroup, "id" | "name" | "members"> };

/** Who is in a group; adds and takes out, and deletes the group as a whole. */
export function GroupMembers({ group: { id: groupId, name, members } }: Props) {
  const t = useTranslations("users.groups");
  const [whom, setWhom] = useState("");
  const [isAsking, setAsking] = useState(false);
  const { isBusy, problem, run } = useUserAct();

  const add = async () => {
    const act = async () => void (await api.users.groups.addMember.mutate({ groupId, whom }));
    if (await run(act, t("added", { name: whom.trim() }))) setWhom("");
  };
  const takeOut = (userId: string, member: string) =>
    run(() => api.users.groups.removeMember.mutate({ groupId, userId }), t("takenOut", { name: member }));
  const remove = async () => {
    await run(() => api.users.groups.remove.mutate({ groupId }), t("removed", { name }));
    setAsking(false);
  };

  return (
    <>
      <Things>
        {members.map((member) => (
          <li key={member.userId}>
            <Icon name="circle-user-round" />
            <div>
              <a href={`/admin/users/${member.userId}`}>
                <bdi>{member.name}</bdi>
              </a>
              <span className="caption">
                @{member.username}, {t.rich("since", { at: () => <LocalTime at={member.since} shape="date" /> })}
              </span>
            </div>
            <span className={actsClass}>
              <Button size="small" disabled={isBusy} onClick={() => void takeOut(member.userId, member.name)}>
                {t.rich("takeOut", {
                  name: member.name,
                  hidden: (chunks) => <VisuallyHidden>{chunks}</VisuallyHidden>,
                })}
              </Button>
            </span>
          </li>
        ))}
      </Things>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <PersonField label={t("whom")} value={whom} onText={setWhom} />
        <ErrorLine words={problem} />
        <div className="row">
          <Button type="submit" size="small" icon="user-plus" disabled={isBusy || whom.trim().length < 2}>
            {t("add")}
          </Button>
          <Button look="danger" size="small" disabled={isBusy} onClick={() => setAsking(true)}>
            {t.rich("remove", { name, hidden: (chunks) => <VisuallyHidden>{chunks}</VisuallyHidden> })}
          </Button>
        </div>
      </form>
      <ConfirmDialog
        open={isAsking}
        title={t("removeTitle", { name })}
        description={t("removeWhy")}
        stay={t("close")}
        go={t("removeNow")}
        busy={isBusy}
        danger
        onStay={() => setAsking(false)}
        onGo={() => void remove()}
      />
    </>
  );
}
