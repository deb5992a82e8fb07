"use client";
import { useTranslations } from "next-intl";
import type { PointerEvent } from "react";
import { RowGrip, RowWords } from "@/components/lists/sortable-list";
import { actsClass } from "@/components/lists/things";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { Menu } from "@/components/ui/menu";
import { Tag } from "@/components/ui/tag";
import type { InTree } from "@/features/administration/categories/rules";
import type { ListedCategory } from "@/features/administration/server/categories/list-categories";

interface CategoryRowProps {
  category: InTree<ListedCategory>;
  /** Neither courses nor people nor other categories are in it. */
  isEmpty: boolean;
  onLift: (event: PointerEvent) => void;
  onStep: (by: 1 | -1) => void;
  onEdit: () => void;
  onAddBelow: () => void;
  onMerge: () => void;
  onDelete: () => void;
}

/** One category in the tree: what it is called, what is in it, and what can be done with it. */
export function CategoryRow({ category, isEmpty, onLift, onStep, ...on }: CategoryRowProps) {
  const t = useTranslations("categories");
  const { name, slug, icon, courses, instructors, formerSlugs, place, of } = category;
  const look = { look: "quiet", size: "small", iconOnly: true } as const;
  return (
    <>
      <RowGrip title={t("drag")} onLift={onLift} />
      <RowWords>
        <p className="row row--tight">
          {icon && <Icon name={icon} />}
          <Link href={`/courses?category=${slug}`}>
            <b>{name}</b>
          </Link>
          {category.isFeatured && <Tag icon="star">{t("featured")}</Tag>}
          {!category.isActive && <Tag icon="eye-off">{t("hidden")}</Tag>}
        </p>
        <p className="caption">
          <span translate="no">{slug}</span> · {t("courses", { count: courses })}
          {instructors > 0 && ` · ${t("instructors", { count: instructors })}`}
          {formerSlugs.length > 0 && ` · ${t("former", { slugs: formerSlugs.join(", ") })}`}
        </p>
      </RowWords>
      <div className={actsClass}>
        <Button {...look} icon="chevron-up" data-step={-1} disabled={place === 1} onClick={() => onStep(-1)}>
          {t("up", { name })}
        </Button>
        <Button {...look} icon="chevron-down" data-step={1} disabled={place === of} onClick={() => onStep(1)}>
          {t("down", { name })}
        </Button>
        <Button {...look} icon="pencil" onClick={on.onEdit}>
          {t("edit", { name })}
        </Button>
        <Menu
          {...look}
          icon="ellipsis"
          name={t("more", { name })}
          entries={[
            { id: "below", name: t("addBelow"), icon: "plus", onSelect: on.onAddBelow },
            { id: "merge", name: t("merge"), icon: "git-compare-arrows", onSelect: on.onMerge },
            {
              id: "delete",
              name: t(isEmpty ? "delete" : "notEmpty"),
              icon: "trash-2",
              danger: true,
              disabled: !isEmpty,
              onSelect: on.onDelete,
            },
          ]}
        />
      </div>
    </>
  );
}
