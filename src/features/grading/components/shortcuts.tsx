"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Switch } from "@/components/form/switch";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { QuietActions } from "@/components/ui/quiet-actions";
import { switchGradingKeys, useGradingKeys } from "@/features/grading/hooks/use-grading-keys";

/** Keys that work alone, and can be switched off. */
const alone = ["levels", "next", "previous", "help"] as const;
const always = ["save", "insert"] as const;
type Key = (typeof alone)[number] | (typeof always)[number];

/** What the keyboard does here, behind a button and the question mark. */
export function Shortcuts({ hasRubric }: { hasRubric: boolean }) {
  const t = useTranslations("grading.keys");
  const [isOpen, setOpen] = useState(false);
  const { areOn } = useGradingKeys({
    onLetter: {
      "?": () => {
        setOpen(true);
        return true;
      },
    },
  });
  const shown = alone.filter((key) => hasRubric || key !== "levels");
  return (
    <div className="[@media(hover:none)]:hidden">
      <QuietActions>
        <Button size="small" look="quiet" onClick={() => setOpen(true)}>
          {t("title")}
        </Button>
      </QuietActions>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t("title")}>
        <div className="mbs-3 grid gap-4">
          <KeyList keys={always} />
          <Switch label={t("single")} checked={areOn} onChange={({ target }) => switchGradingKeys(target.checked)} />
          {areOn && <KeyList keys={shown} />}
          <p className="caption">{t("singleHint")}</p>
          <div>
            <Button onClick={() => setOpen(false)}>{t("close")}</Button>
          </div>
        </div>
      </Dialog>
    </div>
  );
}

function KeyList({ keys }: { keys: readonly Key[] }) {
  const t = useTranslations("grading.keys");
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1">
      {keys.map((key) => (
        <div key={key} className="col-span-2 grid grid-cols-subgrid">
          <dt>{t(key)}</dt>
          <dd className="text-end">{t.rich(`pressed.${key}`, { key: (of) => <kbd>{of}</kbd> })}</dd>
        </div>
      ))}
    </dl>
  );
}
