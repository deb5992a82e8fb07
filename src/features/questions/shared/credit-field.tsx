"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { StandingError } from "@/components/ui/error-line";
import { readAmount } from "@/lib/read-amount";
import type { EditedAnswer } from "../edited-question";

/** At the end of the line's feedback; on a phone below it, in its columns. */
const creditClass =
  "caption flex items-center justify-between gap-2 max-phone:col-[1/-1] max-phone:grid max-phone:grid-cols-subgrid";

/** All points, which can't be changed. */
export function FullCredit() {
  const t = useTranslations("questions");
  return (
    <span className={creditClass}>
      {t("credit")}
      <span className="flex items-center gap-2">
        <span className="num inline-16 px-3 text-end text-[0.875rem]">100</span> <span>%</span>
      </span>
    </span>
  );
}

interface CreditProps {
  id: string;
  /** In percent of the points. */
  value: number;
  most: number;
  name: string;
  onCredit: (credit: number) => void;
}

/** What an answer earns. What can't be read stays as it was typed and is said below, and the last good number counts until it is fixed. */
export function CreditField({ id, value, most, name, onCredit }: CreditProps) {
  const t = useTranslations("questions");
  const [typed, setTyped] = useState<string | null>(null);
  const read = readAmount(most, 2);
  const isBad = typed !== null && read(typed) === null;
  return (
    <>
      <label className={creditClass}>
        {t("credit")}
        <span className="flex items-center gap-2">
          <input
            id={id}
            className="input num inline-16 min-block-8 py-0.5 text-end text-[0.875rem] pointer-coarse:min-block-11"
            aria-label={name}
            aria-invalid={isBad || undefined}
            aria-describedby={isBad ? `${id}-note` : undefined}
            inputMode="decimal"
            autoComplete="off"
            value={typed ?? String(value)}
            onChange={({ target }) => {
              setTyped(target.value);
              const credit = read(target.value);
              if (credit !== null && credit !== value) onCredit(credit);
            }}
            onBlur={() => !isBad && setTyped(null)}
          />
          <span aria-hidden="true">%</span>
        </span>
      </label>
      {isBad && (
        <StandingError className="col-[1/-1]" id={`${id}-note`}>
          {t("creditBad", { most })}
        </StandingError>
      )}
    </>
  );
}

const allPoints = 100;

interface AnswerCreditProps extends Pick<CreditProps, "id" | "name"> {
  answer: EditedAnswer;
  onChange: (part: Pick<EditedAnswer, "isCorrect" | "credit">) => void;
}

/** What an answer earns that is right where it earns everything. */
export function AnswerCredit({ answer: { isCorrect, credit = 0 }, onChange, ...field }: AnswerCreditProps) {
  return (
    <CreditField
      {...field}
      value={isCorrect ? allPoints : credit}
      most={allPoints}
      onCredit={(typed) => onChange({ isCorrect: typed === allPoints, credit: typed % allPoints || undefined })}
    />
  );
}
