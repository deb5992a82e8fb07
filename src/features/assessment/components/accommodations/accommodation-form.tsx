"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { DialogForm } from "@/components/form/dialog-form";
import { InstantField } from "@/components/form/instant-field";
import { SelectField } from "@/components/form/select-field";
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
  /** The groups of the course, by name. */
  choices: readonly { id: string; name: string }[];
  onClose: () => void;
}

/** Instead of the id of a group. */
const named = "named";

const typedOf = (given: ShownAccommodation | null) => ({
  groupId: given?.groupId ?? named,
  whom: given?.username ?? "",
  extraTimePercent: String(given?.extraTimePercent ?? 0),
  extraMinutes: String(given?.extraMinutes ?? 0),
  extraAttempts: String(given?.extraAttempts ?? 0),
  opensAt: given?.opensAt ?? "",
  closesAt: given?.closesAt ?? "",
  reason: given?.reason ?? "",
});

/** What one or several students, or a group, get at an assessment, in a dialog. */
export function AccommodationForm({ place, given, choices, onClose }: AccommodationFormProps) {
  const t = useTranslations("accommodations");
  const router = useRouter();
  const { isBusy, problem, run } = useCall();
  const [typed, setTyped] = useState(() => typedOf(given));
  const change = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part });
  const isBad = (name: Amount) => !/^\d{1,6}$/.test(typed[name].trim()) || Number(typed[name]) > most[name];
  const whom = [...new Set(typed.whom.split(/[\n,;]+/).map((line) => line.trim()))].filter((line) => line !== "");
  const { opensAt, closesAt, reason } = typed;
  const isOutOfOrder = opensAt !== "" && closesAt !== "" && opensAt >= closesAt;
  const isOfGroup = typed.groupId !== named;
  const isMeant = isOfGroup || (whom.length > 0 && whom.length <= mostPeople);
  const isReady = isMeant && !amounts.some(({ name }) => isBad(name));

  const send = () =>
    run(async () => {
      const wish = {
        ...place,
        extraTimePercent: Number(typed.extraTimePercent),
        extraMinutes: Number(typed.extraMinutes),
        extraAttempts: Number(typed.extraAttempts),
        opensAt: opensAt || null,
        closesAt: closesAt || null,
        reason,
      };
      const { give, giveGroup } = api.assessment.accommodations;
      const names = isOfGroup
        ? [(await giveGroup.mutate({ ...wish, groupId: typed.groupId })).name]
        : (await give.mutate({ ...wish, whom })).names;
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
        <Whom
          typed={typed}
          choices={given?.groupId ? [{ id: given.groupId, name: given.name }] : given ? [] : choices}
          isFixed={given !== null}
          onChange={change}
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

interface WhomProps {
  typed: { groupId: string; whom: string };
  choices: AccommodationFormProps["choices"];
  /** It is of someone already. */
  isFixed: boolean;
  onChange: (part: Partial<WhomProps["typed"]>) => void;
}

/** Students who are named, or one of the groups. */
function Whom({ typed: { groupId, whom }, choices, isFixed, onChange }: WhomProps) {
  const t = useTranslations("accommodations");
  const isOfGroup = groupId !== named;
  const groups = choices.map(({ id, name }) => ({ value: id, label: t("form.aGroup", { name }) }));
  return (
    <>
      {choices.length > 0 && (
        <SelectField
          label={t("form.for")}
          value={groupId}
          choices={isFixed ? groups : [{ value: named, label: t("form.named") }, ...groups]}
          onChange={(event) => onChange({ groupId: event.target.value })}
        />
      )}
      {!isOfGroup && (
        <TextArea
          label={t("form.whom")}
          hint={t("form.whomHint", { most: mostPeople })}
          rows={isFixed ? 1 : 3}
          readOnly={isFixed}
          autoCapitalize="none"
          value={whom}
          onChange={(event) => onChange({ whom: event.target.value })}
        />
      )}
    </>
  );
}
