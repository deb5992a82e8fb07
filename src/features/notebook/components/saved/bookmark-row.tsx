"use client";
import { useTranslations } from "next-intl";
import type { PointerEvent } from "react";
import { RowGrip, RowWords } from "@/components/lists/sortable-list";
import { actsClass } from "@/components/lists/things";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { Link } from "@/components/ui/link";
import { RowButtons } from "@/components/ui/row-buttons";
import type { ListedBookmark } from "@/features/notebook/server/bookmarks/list-bookmarks";

const icons: Record<ListedBookmark["kind"], IconName> = { course: "book-open", lesson: "bookmark", resource: "file" };

interface RowProps {
  bookmark: ListedBookmark;
  name: string;
  place: number;
  of: number;
  onLift: (event: PointerEvent) => void;
  onStep: (by: 1 | -1) => void;
  onDescribe: () => void;
  onRemove: () => void;
}

export function BookmarkRow({ bookmark, name, place, of, onLift, onStep, onDescribe, onRemove }: RowProps) {
  const t = useTranslations("notebook.saved");
  const { kind, href, courseTitle, notes, language, ownTitle } = bookmark;
  const about = courseTitle ? t("of", { kind: t(`kinds.${kind}`), course: courseTitle }) : t(`kinds.${kind}`);
  const words = {
    up: t("up", { title: name }),
    down: t("down", { title: name }),
    remove: t("remove", { title: name }),
  };
  return (
    <>
      <RowGrip title={t("drag")} onLift={onLift} />
      <RowWords isGone={href === null}>
        <p lang={ownTitle ? undefined : (language ?? undefined)}>
          <Icon name={icons[kind]} /> {href ? <Link href={href}>{name}</Link> : <span>{name}</span>}
        </p>
        <p className="caption">{about}</p>
        {notes && (
          <p className="caption whitespace-pre-line" dir="auto">
            {notes}
          </p>
        )}
        {href === null && <p className="caption">{t("gone")}</p>}
      </RowWords>
      <div className={actsClass}>
        <Button look="quiet" size="small" iconOnly icon="pencil" onClick={onDescribe}>
          {t("describe", { title: name })}
        </Button>
        <RowButtons place={place} of={of} words={words} onMove={onStep} onRemove={onRemove} />
      </div>
    </>
  );
}
