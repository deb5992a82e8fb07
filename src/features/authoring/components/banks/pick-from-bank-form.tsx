"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCall } from "@/components/api/use-call";
import { CheckRow } from "@/components/form/check-row";
import { DialogForm } from "@/components/form/dialog-form";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { ErrorLine } from "@/components/ui/error-line";
import { FactsLine } from "@/components/ui/facts-line";
import { mostImported } from "@/features/authoring/assessment/schema";
import { firstWords } from "@/features/authoring/banks/first-words";
import { inPool } from "@/features/authoring/banks/pool";
import type { ReadQuestion } from "@/features/authoring/components/assessment/import-form";
import type { BankQuestionRow } from "@/features/authoring/server/banks/list-banks";
import { uuidV7 } from "@/lib/uuid-v7";
import { BankChoice, NoBanks } from "./bank-choice";
import { QuestionImage } from "./question-image";
import { useBankQuestions } from "./use-bank-questions";
import { useBanks } from "./use-banks";

export interface PickProps {
  /** Adds them, all or none. */
  send: (questions: ReadQuestion[]) => Promise<unknown>;
  onAdded: (ids: readonly string[]) => void;
  onClose: () => void;
}

/** A copy has ids of its own, made once, so that sending twice adds once. */
const copyOf = ({ id: bankQuestionId, question }: BankQuestionRow, bankId: string): ReadQuestion => ({
  ...{ questionId: uuidV7(), bankId, bankQuestionId },
  question: inPool({ content: question }, { points: question.points, readAgain: [] }),
});

/** Chooses questions of the author's banks. What is chosen stays chosen while another part of a bank is listed. */
export function PickFromBankForm({ send, onAdded, onClose }: PickProps) {
  const t = useTranslations("banks.pick");
  const words = useTranslations("banks");
  const { found: banks, problem: unread } = useBanks();
  const [bankId, setBank] = useState<string | null>(null);
  const [search, setSearch] = useState("");
  const [tag, setTag] = useState("");
  const [picked, setPicked] = useState<ReadonlyMap<string, ReadQuestion>>(new Map());
  const { isBusy, problem, run } = useCall({ place: "editor.errors", staysBusy: true });
  const bank = banks?.find(({ id }) => id === bankId) ?? banks?.[0];
  const { found: listed, problem: unlisted } = useBankQuestions(bank?.id, { search, tag: tag === "" ? null : tag });

  const pick = (row: BankQuestionRow, bankOfRow: string, isPicked: boolean) =>
    setPicked((before) => {
      const after = new Map(before);
      if (isPicked) after.set(row.id, copyOf(row, bankOfRow));
      else after.delete(row.id);
      return after;
    });
  const add = () =>
    void run(async () => {
      const copies = [...picked.values()];
      await send(copies);
      onAdded(copies.map(({ questionId }) => questionId));
      onClose();
    });

  if (banks?.length === 0) return <NoBanks />;
  return (
    <DialogForm
      report={problem ?? unread ?? unlisted}
      send={t("add", { count: picked.size })}
      isReady={!isBusy && picked.size > 0 && picked.size <= mostImported}
      close={t("cancel")}
      onSend={add}
      onClose={onClose}
    >
      <BankChoice
        banks={banks}
        chosen={bank?.id ?? ""}
        onChoose={(chosen) => {
          setBank(chosen);
          setTag("");
        }}
      />
      <TextField
        label={words("search")}
        type="search"
        autoComplete="off"
        maxLength={200}
        value={search}
        onChange={({ target }) => setSearch(target.value)}
      />
      {bank && bank.tags.length > 0 && (
        <SelectField
          label={words("tag")}
          value={tag}
          choices={[
            { value: "", label: words("anyTag") },
            ...bank.tags.map((each) => ({ value: each, label: each, isName: true })),
          ]}
          onChange={({ target }) => setTag(target.value)}
        />
      )}
      <p className="label" aria-live="polite">
        {listed && t("found", { count: listed.found })}
      </p>
      <fieldset className="max-block-80 overflow-y-auto">
        <legend className="visually-hidden">{t("questions")}</legend>
        <ul className="stack">
          {listed?.questions.map((row) => (
            <li key={row.id}>
              <PickRow
                row={row}
                isPicked={picked.has(row.id)}
                onPick={(isPicked) => pick(row, listed.bankId, isPicked)}
              />
            </li>
          ))}
        </ul>
      </fieldset>
      {listed && listed.found > listed.questions.length && (
        <p className="caption">{t("more", { count: listed.questions.length })}</p>
      )}
      <ErrorLine words={picked.size > mostImported && t("tooMany", { most: mostImported })} />
    </DialogForm>
  );
}

function PickRow({
  row: { tags, difficulty, question, imageUrl },
  isPicked,
  onPick,
}: {
  row: BankQuestionRow;
  isPicked: boolean;
  onPick: (isPicked: boolean) => void;
}) {
  const t = useTranslations("banks");
  const kinds = useTranslations("questions.kinds");
  return (
    <CheckRow
      checked={isPicked}
      onChange={({ target }) => onPick(target.checked)}
      label={
        <span className="min-inline-0">
          <QuestionImage url={imageUrl} />
          <span dir="auto">{firstWords(question.text) || t("untitled")}</span>
          <FactsLine>
            <span>{kinds(question.type)}</span>
            {difficulty !== null && <span>{t(`difficulties.${difficulty as 1 | 2 | 3}`)}</span>}
            {tags.length > 0 && <span dir="auto">{tags.join(", ")}</span>}
          </FactsLine>
        </span>
      }
    />
  );
}
