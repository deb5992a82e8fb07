"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorLine } from "@/components/ui/error-line";
import { uuidV7 } from "@/lib/uuid-v7";

interface BankFormProps {
  /** None: a new one is made and opened. */
  bank?: { id: string; title: string; description: string };
}

/** What a bank is called and says of itself. */
export function BankForm({ bank }: BankFormProps) {
  const t = useTranslations("banks");
  const router = useRouter();
  const [title, setTitle] = useState(bank?.title ?? "");
  const [description, setDescription] = useState(bank?.description ?? "");
  const [isAsked, setAsked] = useState(false);
  const id = useRef(bank?.id ?? null);
  const { isBusy, problem, run } = useCall({ place: "editor.errors" });

  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (title.trim() === "") return;
    id.current ??= uuidV7();
    const bankId = id.current;
    void run(async () => {
      await api.authoring.banks.save.mutate({ bankId, title, description });
      if (bank) router.refresh();
      else router.push(`/instructor/banks/${bankId}`);
    });
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TextField
        label={t("name")}
        value={title}
        maxLength={200}
        dir="auto"
        error={isAsked && title.trim() === "" && t("nameNeeded")}
        onChange={({ target }) => setTitle(target.value)}
      />
      <TextArea
        label={t("description")}
        value={description}
        maxLength={2_000}
        rows={3}
        dir="auto"
        onChange={({ target }) => setDescription(target.value)}
      />
      <ErrorLine words={problem} />
      <div className="row">
        <Button type="submit" disabled={isBusy}>
          {isBusy ? t("saving") : t(bank ? "save" : "create")}
        </Button>
        {bank && <DeleteBank bank={bank} />}
      </div>
    </form>
  );
}

function DeleteBank({ bank }: { bank: { id: string; title: string } }) {
  const t = useTranslations("banks");
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const { isBusy, problem, run } = useCall({ place: "editor.errors", staysBusy: true });
  async function remove() {
    const isDeleted = await run(() => api.authoring.banks.delete.mutate({ bankId: bank.id }));
    if (isDeleted) router.push("/instructor/banks");
    else setAsking(false);
  }
  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)}>
        {t("delete")}
      </Button>
      <ErrorLine words={problem} />
      <ConfirmDialog
        open={isAsking}
        title={t("deleteTitle", { title: bank.title })}
        description={t("deleteWhy")}
        stay={t("deleteStay")}
        go={t("delete")}
        danger
        busy={isBusy}
        onStay={() => setAsking(false)}
        onGo={remove}
      />
    </>
  );
}
