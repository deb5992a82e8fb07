"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import type { FeedbackBand } from "@/features/questions/feedback-bands";
import { readAmount } from "@/lib/read-amount";

const longest = 5_000;
const most = 10;
const readPercent = readAmount(100, 2);

type TypedBand = { from: string; text: string };

const typedOf = (bands: readonly FeedbackBand[]): TypedBand[] =>
  bands.map(({ from, text }) => ({ from: String(from), text }));

/** Null while a percentage is none, or two are the same. */
function readBands(typed: readonly TypedBand[]): FeedbackBand[] | null {
  const starts = typed.map(({ from }) => readPercent(from));
  if (starts.includes(null) || new Set(starts).size < starts.length) return null;
  return typed.map(({ text }, at) => ({ from: starts[at] ?? 0, text }));
}

/** Words about a whole attempt, each from a percentage on. What can't be stored is said, and kept here until it is fixed. */
export function FeedbackBandFields({
  bands,
  onBands,
}: {
  bands: readonly FeedbackBand[];
  onBands: (bands: FeedbackBand[]) => void;
}) {
  const t = useTranslations("questions.rules.bands");
  const [typed, setTyped] = useState<TypedBand[] | null>(null);
  const shown = typed ?? typedOf(bands);
  const change = (next: TypedBand[]) => {
    const read = readBands(next);
    setTyped(read ? null : next);
    if (read) onBands(read);
  };
  const set = (place: number, part: Partial<TypedBand>) =>
    change(shown.map((band, at) => (at === place ? { ...band, ...part } : band)));
  const isBad = ({ from }: TypedBand) =>
    readPercent(from) === null || shown.filter((other) => readPercent(other.from) === readPercent(from)).length > 1;
  return (
    <fieldset className="grid gap-3">
      <legend className="label">{t("title")}</legend>
      <p className="caption">{t("lead")}</p>
      {shown.map((band, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their place while they are typed
        <div key={at} className="grid gap-2">
          <TextField
            label={t("from", { number: at + 1 })}
            className="num"
            inputMode="decimal"
            autoComplete="off"
            value={band.from}
            error={isBad(band) && t("bad")}
            onChange={(event) => set(at, { from: event.target.value })}
          />
          <TextArea
            label={t("text", { number: at + 1 })}
            rows={2}
            maxLength={longest}
            dir="auto"
            value={band.text}
            onChange={(event) => set(at, { text: event.target.value })}
          />
          <div>
            <Button size="small" look="quiet" icon="x" onClick={() => change(shown.filter((_, place) => place !== at))}>
              {t("remove", { number: at + 1 })}
            </Button>
          </div>
        </div>
      ))}
      {shown.length < most && (
        <div>
          <Button size="small" icon="plus" onClick={() => change([...shown, { from: freeStart(shown), text: "" }])}>
            {t("add")}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/** 0 for the first, then above the highest where there is room; empty where there is none. */
function freeStart(shown: readonly TypedBand[]): string {
  if (shown.length === 0) return "0";
  const highest = Math.max(...shown.map(({ from }) => readPercent(from) ?? 0));
  return highest < 100 ? String(Math.min(100, Math.floor(highest) + 10)) : "";
}
