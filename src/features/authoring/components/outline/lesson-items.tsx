"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorLine } from "@/components/ui/error-line";
import type { LessonItems as Items } from "@/features/authoring/outline/item-rules";
import { intoClass, isCarriedInto, resourcesOf } from "./item-parts";
import { AssessmentRow, type ItemsProps, ResourceRow } from "./item-rows";
import type { OutlineView } from "./outline-view";

/** What hangs on a lesson, under its line: its assessment, then its resources. */
export function LessonItems({ lesson, place, view }: ItemsProps) {
  const t = useTranslations("authoring.outline.items");
  const items = view.itemLifting.shown[lesson.id];
  const isOver = isCarriedInto(view, lesson);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: a row is not operated, its cells are
    // biome-ignore lint/a11y/useSemanticElements: rows that are dragged and folded are a grid, not a table element
    <div
      role="row"
      className={`border-line border-bs py-1 ps-8 max-phone:ps-4 ${isOver ? intoClass : ""}`}
      data-items={lesson.id}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="cell" aria-colspan={6}>
        {items ? (
          <ItemList items={items} lesson={lesson} place={place} view={view} />
        ) : (
          <ItemsToCome lessonId={lesson.id} view={view} />
        )}
        {items && view.mayEdit && !view.selection && (
          <ButtonLink href={resourcesOf(view, lesson.id)} size="small" look="quiet" icon="plus">
            {t("add")}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}

function ItemsToCome({ lessonId, view }: { lessonId: string; view: OutlineView }) {
  const t = useTranslations("authoring.outline.items");
  if (!view.items.isUnread(lessonId)) return <p className="caption min-block-8 content-center">{t("loading")}</p>;
  return (
    <div className="row row--tight min-block-8">
      <ErrorLine words={t("unread")} />
      <Button size="small" look="quiet" onClick={() => void view.items.load([lessonId])}>
        {t("again")}
      </Button>
    </div>
  );
}

function ItemList({ items: { assessment, resources }, lesson, place, view }: ItemsProps & { items: Items }) {
  const t = useTranslations("authoring.outline.items");
  if (!assessment && resources.length === 0) return <p className="caption min-block-8 content-center">{t("none")}</p>;
  return (
    <ul aria-label={t("of", { place })}>
      {assessment && <AssessmentRow assessment={assessment} lesson={lesson} place={place} view={view} />}
      {resources.map((resource, at) => (
        <ResourceRow
          key={resource.id}
          resource={resource}
          lesson={lesson}
          place={place}
          at={{ place: at + 1, of: resources.length }}
          view={view}
        />
      ))}
    </ul>
  );
}
