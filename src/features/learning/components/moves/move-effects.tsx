import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MoveGroup } from "@/features/courses/schema";
import type { MovePreview, PreviewedGroup } from "@/features/learning/server/moves/preview-move";

/** What a move would do, in figures: one line a group, new required lessons by how many they are. */
export function MoveEffects({ preview }: { preview: MovePreview }) {
  const t = useTranslations("versions");
  if (preview.total === 0) return <p className="muted">{t("sheet.noLearners")}</p>;
  const lowered = preview.groups.reduce((sum, group) => sum + group.lowered, 0);
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-4 gap-y-2">
      {preview.groups.flatMap(linesOf).map(({ group, count, lessons }) => (
        <Effect key={`${group} ${lessons}`} count={count}>
          {t(`move.effect.${group}`, { count, lessons })}
        </Effect>
      ))}
      {lowered > 0 && <Effect count={lowered}>{t("move.lowered", { count: lowered })}</Effect>}
      {preview.inAttempt > 0 && (
        <Effect count={preview.inAttempt}>{t("sheet.inAttempt", { count: preview.inAttempt })}</Effect>
      )}
      <Effect count={0}>{t("sheet.lose")}</Effect>
    </dl>
  );
}

function Effect({ count, children }: { count: number; children: ReactNode }) {
  const format = useFormatter();
  return (
    <div className="contents">
      <dt className="text-end font-[440] font-serif text-[1.5rem]/[2rem] tabular-nums lining-nums">
        {format.number(count)}
      </dt>
      <dd className="text-ink-muted">{children}</dd>
    </div>
  );
}

interface MoveLine {
  group: MoveGroup;
  count: number;
  /** New required lessons; 0 for the groups without. */
  lessons: number;
}

/** A group of new required lessons is told by how many they are: "22 get one, 3 get two". */
export function linesOf({ group, count, newRequired }: PreviewedGroup): MoveLine[] {
  if (group !== "new_required") return [{ group, count, lessons: 0 }];
  return newRequired.map(([lessons, learners]) => ({ group, count: learners, lessons }));
}
