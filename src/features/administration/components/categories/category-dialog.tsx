"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { SelectField } from "@/components/form/select-field";
import { Switch } from "@/components/form/switch";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import {
  type InTree,
  isCategorySlug,
  longestCategoryDescription,
  longestCategoryName,
  longestCategorySlug,
} from "@/features/administration/categories/rules";
import type { SaveCategory } from "@/features/administration/categories/schema";
import { SaveDialog } from "@/features/administration/components/save-dialog";
import type { ListedCategory } from "@/features/administration/server/categories/list-categories";
import { slugOf } from "@/lib/slug-of";
import { uuidV7 } from "@/lib/uuid-v7";
import { categoryChoices } from "./category-choices";
import { IconChoice } from "./icon-choice";

interface CategoryDialogProps {
  all: readonly InTree<ListedCategory>[];
  /** The one that is changed; none for a new one. */
  category?: InTree<ListedCategory>;
  parentId: string | null;
  /** What was done, for whoever does not see the list change. */
  onSaid: (words: string) => void;
  onClose: () => void;
}

const firstOf = ({ category, parentId }: CategoryDialogProps): SaveCategory => ({
  categoryId: category?.id ?? uuidV7(),
  seen: category?.mark ?? null,
  name: category?.name ?? "",
  slug: category?.slug ?? "",
  description: category?.description ?? "",
  icon: category?.icon ?? null,
  parentId,
  isShown: category?.isActive ?? true,
  isFeatured: category?.isFeatured ?? false,
});

/** What a category is called, where it is and whether it is shown. */
export function CategoryDialog(props: CategoryDialogProps) {
  const { all, category, onSaid, onClose } = props;
  const t = useTranslations("categories.form");
  const [wish, setWish] = useState(() => firstOf(props));
  // Until it is typed in, the address of a new one follows the name.
  const [hasOwnSlug, setOwnSlug] = useState(category !== undefined);
  const [isTried, setTried] = useState(false);
  const isSlugBad = !isCategorySlug(wish.slug);
  const change = (part: Partial<SaveCategory>) => setWish({ ...wish, ...part });

  function mayTry(): boolean {
    setTried(true);
    if (isSlugBad) document.getElementById("category-slug")?.focus();
    return !isSlugBad;
  }

  return (
    <SaveDialog
      title={category ? t("change", { name: category.name }) : t("new")}
      words={{ save: t("save"), close: t("close") }}
      isReady={wish.name.trim() !== "" && wish.slug !== ""}
      mayTry={mayTry}
      onSave={() => api.categories.save.mutate(wish)}
      onSaved={() => onSaid(t("saved", { name: wish.name }))}
      onClose={onClose}
    >
      <TextField
        label={t("name")}
        className="input"
        dir="auto"
        maxLength={longestCategoryName}
        value={wish.name}
        onChange={({ target: { value: name } }) => change({ name, ...(hasOwnSlug ? {} : { slug: slugOf(name, "") }) })}
      />
      <TextField
        label={t("slug")}
        id="category-slug"
        hint={t("slugHint")}
        error={isTried && isSlugBad && t("slugBad")}
        className="input"
        translate="no"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={longestCategorySlug}
        value={wish.slug}
        onChange={({ target }) => {
          setOwnSlug(true);
          change({ slug: target.value });
        }}
      />
      <SelectField
        label={t("parent")}
        choices={[{ value: "", label: t("top") }, ...categoryChoices(all, category?.id ?? null)]}
        value={wish.parentId ?? ""}
        onChange={({ target }) => change({ parentId: target.value || null })}
      />
      <TextArea
        label={t("description")}
        className="input"
        dir="auto"
        rows={2}
        maxLength={longestCategoryDescription}
        value={wish.description}
        onChange={({ target }) => change({ description: target.value })}
      />
      <IconChoice icon={wish.icon} onIcon={(icon) => change({ icon })} />
      <div>
        <Switch
          label={t("shown")}
          checked={wish.isShown}
          aria-describedby="category-shown"
          onChange={({ target }) => change({ isShown: target.checked })}
        />
        <p className="field__hint mbe-3" id="category-shown">
          {t("shownHint")}
        </p>
        <Switch
          label={t("featured")}
          checked={wish.isFeatured}
          onChange={({ target }) => change({ isFeatured: target.checked })}
        />
      </div>
    </SaveDialog>
  );
}
