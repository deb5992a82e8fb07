"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { DialogForm } from "@/components/form/dialog-form";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toasts";

interface AddToGroupProps {
  courseId: string;
  groups: readonly { id: string; name: string }[];
  enrollmentIds: readonly string[];
  onDone: () => void;
}

const another = "new";
const longestName = 100;

/** Puts the students chosen in a list into a group of the course, or into a new one. */
export function AddToGroup({ courseId, groups, enrollmentIds, onDone }: AddToGroupProps) {
  const t = useTranslations("groups");
  const router = useRouter();
  const { isBusy, problem, run } = useCall();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(groups[0]?.id ?? another);
  const [name, setName] = useState("");
  // The same for every try, so that a second one makes no second group.
  const [newId, setNewId] = useState(() => crypto.randomUUID());
  const isNew = chosen === another;

  const send = () =>
    run(async () => {
      const groupId = isNew ? newId : chosen;
      if (isNew) await api.courseGroups.save.mutate({ courseId, groupId, name });
      const joined = await api.courseGroups.addChosen.mutate({
        courseId,
        groupId,
        enrollmentIds: [...enrollmentIds],
      });
      showToast({ words: t("added", { ...joined }), icon: "check" });
      setOpen(false);
      setChosen(groupId);
      setName("");
      setNewId(crypto.randomUUID());
      onDone();
      router.refresh();
    });

  return (
    <>
      <Button size="small" icon="users" onClick={() => setOpen(true)}>
        {t("addTo")}
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t("addToTitle", { count: enrollmentIds.length })}
        description={t("addToWhy")}
      >
        <DialogForm
          report={problem}
          send={t("addSend")}
          isReady={!isBusy && (!isNew || name.trim() !== "")}
          close={t("form.close")}
          onSend={send}
          onClose={() => setOpen(false)}
        >
          <SelectField
            label={t("choose")}
            value={chosen}
            choices={[
              ...groups.map((group) => ({ value: group.id, label: group.name, isName: true })),
              { value: another, label: t("another") },
            ]}
            onChange={(event) => setChosen(event.target.value)}
          />
          {isNew && (
            <TextField
              label={t("form.name")}
              hint={t("form.hint")}
              dir="auto"
              autoComplete="off"
              maxLength={longestName}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </DialogForm>
      </Dialog>
    </>
  );
}
