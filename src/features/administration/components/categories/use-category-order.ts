"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { useRowOrder } from "@/components/form/use-row-order";
import { asTree, type InTree, placedBefore } from "@/features/administration/categories/rules";
import type { ListedCategory } from "@/features/administration/server/categories/list-categories";

type Listed = InTree<ListedCategory>;

const besideOf = (list: readonly Listed[], { parentId }: Listed) => list.filter((one) => one.parentId === parentId);

/** The tree with one category put elsewhere among its neighbours; what is below it comes along. */
function withPlaced(list: readonly Listed[], id: string, beforeId: string | null): Listed[] {
  const parentId = list.find((one) => one.id === id)?.parentId ?? null;
  const beside = list.filter((one) => one.parentId === parentId);
  const order = placedBefore(
    beside.map((one) => one.id),
    id,
    beforeId,
  );
  const moved = beside.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  return asTree([...moved, ...list.filter((one) => one.parentId !== parentId)]);
}

/** The order of the tree, with what is to be said of it. */
export function useCategoryOrder(given: readonly Listed[]) {
  const t = useTranslations("categories");
  const words = useRefusal();
  const [said, say] = useState("");
  const order = useRowOrder({
    given,
    placed: withPlaced,
    beside: besideOf,
    save: (categoryId, beforeId) => api.categories.place.mutate({ categoryId, beforeId }),
  });
  return {
    ...order,
    said,
    say,
    problem: order.failure && words(order.failure.error),
    async step(category: Listed, by: 1 | -1) {
      const moved = await order.step(category, by);
      if (moved) say(t("moved", { name: category.name, ...moved }));
    },
  };
}
