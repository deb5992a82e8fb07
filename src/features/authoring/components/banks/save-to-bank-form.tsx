"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { DialogForm } from "@/components/form/dialog-form";
import { showToast } from "@/components/ui/toasts";
import { mostImported } from "@/features/authoring/assessment/schema";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { uuidV7 } from "@/lib/uuid-v7";
import { BankChoice, NoBanks } from "./bank-choice";
import { TagsField, tagsIn } from "./tags-field";
import { useBanks } from "./use-banks";

interface SaveToBankProps {
  courseId: string;
  questions: readonly EditedQuestion[];
  onClose: () => void;
}

/** Copies questions of an assessment into a bank. */
export function SaveToBankForm({ courseId, questions, onClose }: SaveToBankProps) {
  const t = useTranslations("banks.saveTo");
  const { found: banks, problem: unread } = useBanks();
  const [chosen, setChosen] = useState<string | null>(null);
  const [tags, setTags] = useState("");
  // Made once, so that sending twice adds once.
  const [copies] = useState(() =>
    questions.slice(0, mostImported).map((question) => ({ questionId: uuidV7(), question })),
  );
  const { isBusy, problem, run } = useCall({ place: "editor.errors", staysBusy: true });
  const bank = banks?.find(({ id }) => id === chosen) ?? banks?.[0];
  const read = tagsIn(tags);
  const save = () => {
    if (!bank || !read) return;
    void run(async () => {
      await api.authoring.banks.saveFromCourse.mutate({
        ...{ courseId, bankId: bank.id, tags: read, difficulty: null, questions: copies },
      });
      showToast({ words: t("saved", { count: copies.length, title: bank.title }), icon: "check" });
      onClose();
    });
  };
  if (banks?.length === 0) return <NoBanks />;
  return (
    <DialogForm
      report={problem ?? unread}
      send={t("save", { count: copies.length })}
      isReady={!isBusy && bank !== undefined && read !== null}
      close={t("cancel")}
      onSend={save}
      onClose={onClose}
    >
      <BankChoice banks={banks} chosen={bank?.id ?? ""} onChoose={setChosen} />
      <TagsField
        label={t("tags")}
        typed={tags}
        onType={setTags}
        known={bank?.tags ?? []}
        listId="tags-of-chosen-bank"
      />
    </DialogForm>
  );
}
