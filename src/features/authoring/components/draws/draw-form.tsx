"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { DialogForm } from "@/components/form/dialog-form";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import type { AssessmentPlace } from "@/features/authoring/assessment/schema";
import { mostDrawn } from "@/features/authoring/banks/schema";
import { ReadAgainFold } from "@/features/authoring/components/assessment/read-again-fold";
import { BankChoice, NoBanks } from "@/features/authoring/components/banks/bank-choice";
import { DifficultyField } from "@/features/authoring/components/banks/difficulty-field";
import { TagsField, tagsIn } from "@/features/authoring/components/banks/tags-field";
import { useBanks } from "@/features/authoring/components/banks/use-banks";
import type { ListedDraw } from "@/features/authoring/server/draws/list-draws";
import { mostPoints, mostReadAgain } from "@/features/questions/edited-question";
import type { Section } from "@/features/questions/section-schema";
import { readAmount } from "@/lib/read-amount";
import { uuidV7 } from "@/lib/uuid-v7";

const readCount = readAmount(mostDrawn, 0);
const readPoints = readAmount(mostPoints, 2);

interface DrawFormProps {
  place: AssessmentPlace;
  /** Null: a new one. */
  draw: ListedDraw | null;
  sections: readonly Section[];
  onClose: () => void;
}

/** From which bank how many questions are drawn, and which. */
export function DrawForm({ place, draw, sections, onClose }: DrawFormProps) {
  const t = useTranslations("banks.draws");
  const { found: own, problem: unread } = useBanks();
  // An admin may have opened another's.
  const others = draw && own?.every(({ id }) => id !== draw.bankId);
  const banks = others ? [{ id: draw.bankId, title: draw.bankTitle, tags: [] }, ...(own ?? [])] : own;
  const [drawKey] = useState(() => draw?.key ?? uuidV7());
  const [chosen, setChosen] = useState(draw?.bankId ?? null);
  const [tags, setTags] = useState(draw?.tags.join(", ") ?? "");
  const [difficulty, setDifficulty] = useState<number | null>(draw?.difficulty ?? null);
  const [typedCount, setCount] = useState(String(draw?.count ?? 1));
  const [typedPoints, setPoints] = useState(String(draw?.points ?? 1));
  const [sectionKey, setSection] = useState(draw?.sectionKey ?? sections.at(-1)?.key ?? null);
  const [readAgain, setReadAgain] = useState(draw?.readAgain ?? []);
  const { isBusy, problem, run } = useCall({ place: "editor.errors", staysBusy: true });
  const bank = banks?.find(({ id }) => id === chosen) ?? banks?.[0];
  const [read, count, points] = [tagsIn(tags), readCount(typedCount) || null, readPoints(typedPoints)];
  const isGood = bank !== undefined && read !== null && count !== null && points !== null;

  const save = () => {
    if (!isGood) return;
    void run(async () => {
      const wanted = { bankId: bank.id, tags: read, difficulty, count, points, sectionKey, readAgain };
      await api.authoring.draws.save.mutate({ ...place, drawKey, ...wanted });
      onClose();
    });
  };

  if (banks?.length === 0) return <NoBanks />;
  return (
    <DialogForm
      report={problem ?? unread}
      send={t("save")}
      isReady={!isBusy && isGood}
      close={t("cancel")}
      onSend={save}
      onClose={onClose}
    >
      <BankChoice banks={banks} chosen={bank?.id ?? ""} onChoose={setChosen} />
      <TagsField
        label={t("tags")}
        hint={t("tagsHint")}
        typed={tags}
        onType={setTags}
        known={bank?.tags ?? []}
        listId="tags-of-bank"
      />
      <DifficultyField
        value={difficulty}
        none={t("anyDifficulty")}
        onChoose={(level) => level !== "keep" && setDifficulty(level)}
      />
      <TextField
        label={t("count")}
        className="num"
        inputMode="numeric"
        autoComplete="off"
        value={typedCount}
        error={count === null && t("countBad")}
        onChange={({ target }) => setCount(target.value)}
      />
      {sections.length > 0 && (
        <SelectField
          label={t("section")}
          choices={sections.map(({ key, title }, at) => ({
            value: key,
            label: title.trim() || t("sectionName", { number: at + 1 }),
          }))}
          value={sectionKey ?? ""}
          onChange={({ target }) => setSection(target.value)}
        />
      )}
      <TextField
        label={t("points")}
        className="num"
        inputMode="decimal"
        autoComplete="off"
        value={typedPoints}
        error={points === null && t("pointsBad")}
        onChange={({ target }) => setPoints(target.value)}
      />
      <ReadAgainFold
        place={place}
        chosen={readAgain}
        hint={t("readAgainHint", { most: mostReadAgain })}
        onChange={setReadAgain}
      />
    </DialogForm>
  );
}
