"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { CheckRow } from "@/components/form/check-row";
import { DialogForm } from "@/components/form/dialog-form";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { LONGEST_GROUP_NAME, LONGEST_REASON } from "@/features/users/rules";
import type { ListedGroup } from "@/features/users/server/groups/list-groups";
import { uuidV7 } from "@/lib/uuid-v7";
import { type GrantableAction, grantableActions } from "@/policy/site";
import { useUserAct } from "./use-user-act";

interface Props {
  /** Absent for a new one. */
  group?: Pick<ListedGroup, "id" | "name" | "description" | "actions">;
}

/** Makes a group, or sets the name, words and rights of one. */
export function GroupForm({ group }: Props) {
  const t = useTranslations("users.groups");
  const rights = useTranslations("users.rights.of");
  const [isOpen, setOpen] = useState(false);
  // One group however often it is sent; the next one has another id.
  const [groupId, setGroupId] = useState(() => group?.id ?? uuidV7());
  const [name, setName] = useState(group?.name ?? "");
  const [description, setDescription] = useState(group?.description ?? "");
  const [actions, setActions] = useState<readonly GrantableAction[]>(group?.actions ?? []);
  const { isBusy, problem, run } = useUserAct();

  async function save() {
    const wish = { groupId, name, description, actions: [...actions] };
    if (!(await run(() => api.users.groups.save.mutate(wish), t("saved", { name })))) return;
    setOpen(false);
    if (group) return;
    setGroupId(uuidV7());
    setName("");
    setDescription("");
    setActions([]);
  }

  return (
    <>
      <Button size="small" icon={group ? undefined : "plus"} onClick={() => setOpen(true)}>
        {group
          ? t.rich("edit", { name: group.name, hidden: (chunks) => <VisuallyHidden>{chunks}</VisuallyHidden> })
          : t("new")}
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t(group ? "editTitle" : "new")}>
        <DialogForm
          report={problem}
          send={t("save")}
          isReady={!isBusy && name.trim() !== ""}
          close={t("close")}
          onSend={save}
          onClose={() => setOpen(false)}
        >
          <TextField
            label={t("name")}
            maxLength={LONGEST_GROUP_NAME}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
          <TextArea
            label={t("description")}
            rows={2}
            maxLength={LONGEST_REASON}
            value={description}
            onChange={({ target }) => setDescription(target.value)}
          />
          <fieldset>
            <legend>{t("rights")}</legend>
            {grantableActions.map((action) => (
              <CheckRow
                key={action}
                label={rights(action)}
                checked={actions.includes(action)}
                onChange={({ target }) =>
                  setActions(target.checked ? [...actions, action] : actions.filter((each) => each !== action))
                }
              />
            ))}
          </fieldset>
        </DialogForm>
      </Dialog>
    </>
  );
}
