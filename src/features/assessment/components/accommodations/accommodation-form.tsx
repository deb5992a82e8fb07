"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { DialogForm } from "@/components/form/dialog-form";
import { InstantField } from "@/components/form/instant-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toasts";
import type { ShownAccommodation } from "./accommodation-list";

const most = { extraTimePercent: 900, extraMinutes: 100_000, extraAttempts: 1_000 } as const;
type Amount = keyof typeof most;
const amounts = [
  { name: "extraTimePercent", word: "percent" },
  { name: "extraMinutes", word: "minutes" },
  { name: "extraAttempts", word: "attempts" },
] as const;
const mostPeople = 50;

interface AccommodationFormProps {
  place: { courseId: string; lessonId: string };
  /** What is changed; null for a new one. */
  given: ShownAccommodation | null;
  onClose: () => void;
}

const typedOf = (given: ShownAccommodation | null) => ({
  whom: given?.username ?? "",
  extraTimePercent: String(given?.extraTimePercent ?? 0),
  extraMinutes: String(given?.extraMinutes ?? 0),
  extraAttempts: String(given?.extraAttempts ?? 0),
  opensAt: given?.opensAt ?? "",
  closesAt: given?.closesAt ?? "",
  reason: given?.reason ?? "",
});

/** What one or several students get at an assessment, in a dialog. */
export function AccommodationForm({ place, given, onClose }: AccommodationFormProps) {
  const t = useTranslations("accommodations");
  const router = useRouter();
  const { isBusy, problem, run } = useCall();
  const [typed, setTyped] = useState(() => typedOf(given));
  const change = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part });
  const isBad = (name: Amount) => !/^\d{1,6}$/.test(typed[name].trim()) || Number(typed[name]) > most[name];
  const whom = [...new Set(typed.whom.split(/[\n,;]+/).map((line) => line.trim()))].filter((line) => line !== "");
  const { opensAt, closesAt, reason } = typed;
  const isOutOfOrder = opensAt !== "" && closesAt !== "" && opensAt >= closesAt;
  const isReady = whom.length > 0 && whom.length <= mostPeople && !amounts.some(({ name }) => isBad(name));

  const send = () =>
    run(async () => {
      const { names } = await api.assessment.accommodations.give.mutate({
        ...place,
        whom,
        extraTimePercent: Number(typed.extraTimePercent),
        extraMinutes: Number(typed.extraMinutes),
        extraAttempts: Number(typed.extraAttempts),
        opensAt: opensAt || null,
        closesAt: closesAt || null,
        reason,
      });
      showToast({ words: t("saved", { count: names.length, names: names.join(", ") }), icon: "check" });
      router.refresh();
      onClose();
    });

  return (
    <Dialog open onClose={onClose} title={t(given ? "form.change" : "form.add")} description={t("form.why")}>
      <DialogForm
        report={problem}
        send={t("form.send")}
        isReady={!isBusy && isReady && !isOutOfOrder}
        close={t("form.close")}
        onSend={send}
        onClose={onClose}
      >
        <TextArea
          label={t("form.whom")}
          hint={t("form.whomHint", { most: mostPeople })}
          rows={given ? 1 : 3}
          readOnly={given !== null}
          autoCapitalize="none"
          value={typed.whom}
          onChange={(event) => change({ whom: event.target.value })}
        />
        {amounts.map(({ name, word }) => (
          <TextField
            key={name}
            label={t(`form.${word}`)}
            className="num"
            inputMode="numeric"
            autoComplete="off"
            value={typed[name]}
            error={isBad(name) && t("form.bad", { most: most[name] })}
            onChange={(event) => change({ [name]: event.target.value })}
          />
        ))}
        <InstantField
          label={t("form.opens")}
          hint={t("form.timesHint")}
          value={opensAt}
          onInstant={(at) => change({ opensAt: at })}
        />
        <InstantField
          label={t("form.closes")}
          value={closesAt}
          error={isOutOfOrder && t("form.badTimes")}
          onInstant={(at) => change({ closesAt: at })}
        />
        <TextArea
          label={t("form.reason")}
          hint={t("form.reasonHint")}
          rows={2}
          maxLength={2_000}
          dir="auto"
          value={reason}
          onChange={(event) => change({ reason: event.target.value })}
        />
      </DialogForm>
    </Dialog>
  );
}
