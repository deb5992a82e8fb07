"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Tag } from "@/components/ui/tag";
import type { LessonItems, ResourceItem } from "@/features/authoring/outline/item-rules";
import type { ShownLesson } from "@/features/authoring/server/outline/get-outline";
import { resourceIcons } from "../lesson/resource-icons";
import { TitleField } from "./grip";
import {
  editorOf,
  ItemFacts,
  ItemGrip,
  ItemKeys,
  ItemLink,
  ItemMenu,
  ItemTitle,
  isCarried,
  resourcesOf,
  rowClass,
} from "./item-parts";
import type { OutlineView } from "./outline-view";

export interface ItemsProps {
  lesson: ShownLesson;
  /** "3.1", of the lesson. */
  place: string;
  view: OutlineView;
}

type AssessmentProps = ItemsProps & { assessment: NonNullable<LessonItems["assessment"]> };

/** The assessment of a lesson. */
export function AssessmentRow({ assessment: { title, questions }, lesson, place, view }: AssessmentProps) {
  const t = useTranslations("authoring.outline");
  const [isRenaming, setRenaming] = useState(false);
  const { id } = lesson;
  const isLifted = view.itemLifting.isLifted("assessment", id);
  const rename = (to: string | null) => {
    setRenaming(false);
    if (to) view.items.renameAssessment(id, to);
  };
  return (
    <li className={rowClass(isLifted || isCarried(view, "assessment", id), false)} data-assessment={id}>
      <ItemGrip
        kind="assessment"
        id={id}
        lessonId={id}
        name={t("items.move", { title })}
        lifted={isLifted ? t("items.movingAssessment", { title, place }) : null}
        view={view}
      />
      <ItemTitle icon="list-checks">
        {isRenaming ? (
          <TitleField label={t("title")} value={title} onDone={rename} />
        ) : (
          <ItemLink href={`${editorOf(view, id)}/questions`} onRename={view.mayEdit ? () => setRenaming(true) : null}>
            {title}
          </ItemLink>
        )}
      </ItemTitle>
      {isLifted ? <ItemKeys /> : <ItemFacts>{t("questions", { count: questions })}</ItemFacts>}
      <ItemMenu
        title={title}
        isHidden={isLifted}
        view={view}
        entries={[
          { id: "rename", name: t("rename"), icon: "pencil", onSelect: () => setRenaming(true) },
          {
            id: "move",
            name: t("moveTo"),
            icon: "move-vertical",
            onSelect: () => view.askWhere({ kind: "assessment", lessonId: id, title }),
          },
          {
            id: "remove",
            name: t("removeAssessment"),
            icon: "x",
            danger: true,
            onSelect: () => view.items.removeAssessment(id, lesson.title),
          },
        ]}
      />
    </li>
  );
}

type ResourceProps = ItemsProps & { resource: ResourceItem; at: { place: number; of: number } };

/** A file or a link of a lesson. */
export function ResourceRow({ resource, lesson, place, at, view }: ResourceProps) {
  const t = useTranslations("authoring.outline");
  const [isRenaming, setRenaming] = useState(false);
  const { id, title } = resource;
  const isLifted = view.itemLifting.isLifted("resource", id);
  const isOver = view.carried?.kind === "resource" && view.carried.over?.beforeId === id;
  const rename = (to: string | null) => {
    setRenaming(false);
    if (to) view.items.renameResource(id, to);
  };
  return (
    <li className={rowClass(isLifted || isCarried(view, "resource", id), isOver)} data-resource={id}>
      <ItemGrip
        kind="resource"
        id={id}
        lessonId={lesson.id}
        name={t("items.move", { title })}
        lifted={isLifted ? t("items.moving", { title, place, at: at.place, of: at.of }) : null}
        view={view}
      />
      <ItemTitle icon={resourceIcons[resource.type] ?? "file"}>
        {isRenaming ? (
          <TitleField label={t("title")} value={title} onDone={rename} />
        ) : (
          <ItemLink href={resourcesOf(view, lesson.id)} onRename={view.mayEdit ? () => setRenaming(true) : null}>
            {title}
          </ItemLink>
        )}
      </ItemTitle>
      {isLifted ? <ItemKeys /> : <ResourceFacts resource={resource} />}
      <ItemMenu
        title={title}
        isHidden={isLifted}
        view={view}
        entries={[
          { id: "rename", name: t("rename"), icon: "pencil", onSelect: () => setRenaming(true) },
          {
            id: "move",
            name: t("moveTo"),
            icon: "move-vertical",
            onSelect: () => view.askWhere({ kind: "resource", id, lessonId: lesson.id, title }),
          },
          {
            id: "remove",
            name: t("items.remove"),
            icon: "x",
            danger: true,
            onSelect: () => view.items.removeResource(lesson.id, resource),
          },
        ]}
      />
    </li>
  );
}

/** Which file or site, of what kind, how large. */
function ResourceFacts({ resource: { type, url, fileName, sizeBytes, isPremium } }: { resource: ResourceItem }) {
  const t = useTranslations("authoring.resources");
  const format = useFormatter();
  const unit = (sizeBytes ?? 0) < 1_000_000 ? "kilobyte" : "megabyte";
  const size =
    sizeBytes !== null &&
    format.number(Math.max(unit === "kilobyte" ? 1 : 0, sizeBytes / (unit === "kilobyte" ? 1_000 : 1_000_000)), {
      style: "unit",
      unit,
      maximumFractionDigits: unit === "kilobyte" ? 0 : 1,
    });
  const name = fileName ?? (url && URL.canParse(url) ? new URL(url).hostname : null);
  return (
    <ItemFacts>
      {isPremium && <Tag>{t("premiumTag")}</Tag>}
      {name && (
        <bdi
          className="overflow-hidden text-ellipsis max-inline-56 max-phone:max-inline-full"
          title={fileName ?? url ?? undefined}
        >
          {name}
        </bdi>
      )}
      <span className="num">{[t(`types.${type}`), size].filter(Boolean).join(", ")}</span>
    </ItemFacts>
  );
}
