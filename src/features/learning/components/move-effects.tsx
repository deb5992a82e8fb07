import { useFormatter, useTranslations } from "next-intl";
import type { MoveGroup } from "@/features/courses/schema";
import type { MovePreview, PreviewedGroup } from "@/features/learning/server/moves/preview-move";

/** What a move would do, in figures: one line a group, new required lessons by how many they are. */
export function MoveEffects({ preview }: { preview: MovePreview }) {
  const t = useTranslations("versions");
  const format = useFormatter();
  if (preview.total === 0) return <p className="muted">{t("sheet.noLearners")}</p>;
  const lowered = preview.groups.reduce((sum, group) => sum + group.lowered, 0);
  return (
    <dl className="effect">
      {preview.groups.flatMap(linesOf).map(({ group, count, lessons }) => (
        <div key={`${group} ${lessons}`}>
          <dt>{format.number(count)}</dt>
          <dd>{t(`move.effect.${group}`, { count, lessons })}</dd>
        </div>
      ))}
      {lowered > 0 && (
        <div>
          <dt>{format.number(lowered)}</dt>
          <dd>{t("move.lowered", { count: lowered })}</dd>
        </div>
      )}
      {preview.inAttempt > 0 && (
        <div>
          <dt>{format.number(preview.inAttempt)}</dt>
          <dd>{t("sheet.inAttempt", { count: preview.inAttempt })}</dd>
        </div>
      )}
      <div>
        <dt>{format.number(0)}</dt>
        <dd>{t("sheet.lose")}</dd>
      </div>
    </dl>
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
