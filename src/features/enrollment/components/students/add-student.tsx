"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { DialogForm } from "@/components/form/dialog-form";
import { InstantField } from "@/components/form/instant-field";
import { PersonField } from "@/components/form/person-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** Enrolls one person by name or address. */
export function AddStudent({ courseId }: { courseId: string }) {
  const t = useTranslations("students");
  const words = useRefusal("students.errors");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [whom, setWhom] = useState("");
  const [until, setUntil] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ words: string; isProblem: boolean } | null>(null);

  async function send() {
    setBusy(true);
    setSaid(null);
    try {
      const { outcome, name } = await api.enrollment.students.enroll.mutate({ courseId, whom, until: until || null });
      setSaid({ words: t(`add.${outcome}`, { name }), isProblem: false });
      setWhom("");
      router.refresh();
    } catch (error) {
      setSaid({ words: words(error), isProblem: true });
    }
    setBusy(false);
  }

  return (
    <>
      <Button size="small" icon="user-plus" onClick={() => setOpen(true)}>
        {t("addOne")}
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t("add.title")} description={t("add.why")}>
        <DialogForm
          said={said}
          send={t("add.send")}
          isReady={!isBusy && whom.trim().length >= 2}
          close={t("add.close")}
          onSend={send}
          onClose={() => setOpen(false)}
        >
          <PersonField label={t("add.whom")} value={whom} onText={setWhom} />
          <InstantField label={t("add.until")} hint={t("add.untilHint")} isLastDay value={until} onInstant={setUntil} />
        </DialogForm>
      </Dialog>
    </>
  );
}
