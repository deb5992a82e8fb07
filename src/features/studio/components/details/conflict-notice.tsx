"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { DetailField, DetailValue } from "@/features/courses/details";
import type { DetailHome } from "./detail-home";
import { pairClass } from "./details-part";

/** Two versions of one field, side by side, and the choice between them. */
export function ConflictNotice({ field, name, saver, view }: DetailHome & { field: DetailField; name: string }) {
  const t = useTranslations("studio.details");
  const theirs = view.conflicts[field];
  if (theirs === undefined) return null;
  return (
    <Notice tone="caution" live="alert">
      <p>{t("conflict", { field: name })}</p>
      <div className={`${pairClass} my-2 gap-x-6 gap-y-2`}>
        <Version name={t("mine")} value={view.values[field]} />
        <Version name={t("theirs")} value={theirs} />
      </div>
      <div className="row row--tight">
        <Button size="small" onClick={() => saver.resolve(field, "mine")}>
          {t("keepMine")}
        </Button>
        <Button size="small" onClick={() => saver.resolve(field, "theirs")}>
          {t("takeTheirs")}
        </Button>
      </div>
    </Notice>
  );
}

function Version({ name, value }: { name: string; value: DetailValue }) {
  const t = useTranslations("studio.details");
  const lines = typeof value === "object" && value !== null ? value : [String(value ?? "")];
  return (
    <div>
      <p className="label">{name}</p>
      {lines.every((line) => line === "") ? (
        <p className="muted">{t("nothing")}</p>
      ) : (
        lines.map((line) => (
          <p key={line} className="wrap-anywhere whitespace-pre-wrap" dir="auto">
            {line}
          </p>
        ))
      )}
    </div>
  );
}
