"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { api } from "@/components/api/client";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { endOfDay, useStudentWords } from "./student-words";

/** Enrolls one person by name or address. */
export function AddStudent({ courseId }: { courseId: string }) {
  const t = useTranslations("students");
  const words = useStudentWords();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [whom, setWhom] = useState("");
  const [until, setUntil] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ words: string; isProblem: boolean } | null>(null);

  async function send(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setSaid(null);
    try {
      const { outcome, name } = await api.enrollment.students.enroll.mutate({ courseId, whom, until: endOfDay(until) });
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
        <form className="stack" onSubmit={send} noValidate>
          <TextField
            label={t("add.whom")}
            value={whom}
            maxLength={320}
            autoComplete="off"
            autoCapitalize="none"
            onChange={(event) => setWhom(event.target.value)}
          />
          <TextField
            label={t("add.until")}
            type="date"
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
          <p role={said?.isProblem ? "alert" : "status"} className={said?.isProblem ? "field__error" : undefined}>
            {said?.words}
          </p>
          <div className="row">
            <Button type="submit" look="first" disabled={isBusy || whom.trim().length < 2}>
              {t("add.send")}
            </Button>
            <Button look="quiet" onClick={() => setOpen(false)}>
              {t("add.close")}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
