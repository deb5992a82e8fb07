"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SortableList, SortableRow } from "@/components/lists/sortable-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorLine } from "@/components/ui/error-line";
import type { InTree } from "@/features/administration/categories/rules";
import type { ListedCategory } from "@/features/administration/server/categories/list-categories";
import { CategoryDialog } from "./category-dialog";
import { CategoryRow } from "./category-row";
import { DeleteCategory } from "./delete-category";
import { MergeDialog } from "./merge-dialog";
import { useCategoryOrder } from "./use-category-order";

type Listed = InTree<ListedCategory>;
type Asked = { what: "add"; parentId: string | null } | { what: "edit" | "merge" | "delete"; category: Listed };

/** How far in a category is. Deeper ones are no further in, so that a narrow page has room for their words. */
const insets = ["", "ps-6 max-phone:ps-3", "ps-12 max-phone:ps-6", "ps-18 max-phone:ps-9", "ps-24 max-phone:ps-12"];

/** Every category in its place: ordered by its grip or its buttons, and changed in a window of its own. */
export function CategoryTree({ categories }: { categories: readonly Listed[] }) {
  const t = useTranslations("categories");
  const order = useCategoryOrder(categories);
  const [asked, ask] = useState<Asked | null>(null);
  const close = () => ask(null);
  const containsSome = new Set(order.list.map(({ parentId }) => parentId));

  return (
    <>
      <div className="row">
        <Button icon="plus" onClick={() => ask({ what: "add", parentId: null })}>
          {t("add")}
        </Button>
      </div>
      <ErrorLine words={order.problem} />
      {order.list.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyWhy")}</EmptyState>
      ) : (
        <SortableList as="ul" label={t("list")} isCarrying={order.carried !== null}>
          {order.list.map((category) => (
            <SortableRow
              key={category.id}
              id={category.id}
              among={category.parentId ?? "top"}
              className={insets[Math.min(category.depth, insets.length - 1)]}
              {...order.lookOf(category.id)}
            >
              <CategoryRow
                category={category}
                isEmpty={category.courses + category.instructors === 0 && !containsSome.has(category.id)}
                onLift={(event) => order.begin(event, category.id)}
                onStep={(by) => void order.step(category, by)}
                onEdit={() => ask({ what: "edit", category })}
                onAddBelow={() => ask({ what: "add", parentId: category.id })}
                onMerge={() => ask({ what: "merge", category })}
                onDelete={() => ask({ what: "delete", category })}
              />
            </SortableRow>
          ))}
        </SortableList>
      )}
      <p role="status" className="visually-hidden">
        {order.said}
      </p>
      {asked?.what === "add" && (
        <CategoryDialog all={order.list} parentId={asked.parentId} onSaid={order.say} onClose={close} />
      )}
      {asked?.what === "edit" && (
        <CategoryDialog
          all={order.list}
          category={asked.category}
          parentId={asked.category.parentId}
          onSaid={order.say}
          onClose={close}
        />
      )}
      {asked?.what === "merge" && (
        <MergeDialog all={order.list} category={asked.category} onSaid={order.say} onClose={close} />
      )}
      {asked?.what === "delete" && <DeleteCategory category={asked.category} onSaid={order.say} onClose={close} />}
    </>
  );
}
