import { useTranslations } from "next-intl";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { longestName, mostPoints } from "@/features/courses/gradebook-limits";
import type { SetupProblems, TypedCategory, TypedItem } from "@/features/gradebook/typed-setup";

/** Beside the fields, whatever is said below them. */
const removeClass = "mbs-7 max-phone:mbs-0 max-phone:self-end";
const rowClass = "flex flex-wrap items-start gap-3 border-b border-line py-3";

interface CategoryFieldsProps {
  categories: readonly TypedCategory[];
  problems: SetupProblems["categories"] | undefined;
  onChange: (category: TypedCategory) => void;
  onRemove: (id: string) => void;
}

export function CategoryFields({ categories, problems, onChange, onRemove }: CategoryFieldsProps) {
  const t = useTranslations("gradebook.setup");
  if (categories.length === 0) return null;
  return (
    <ul>
      {categories.map((category) => {
        const wrong = problems?.get(category.id);
        return (
          <li key={category.id} className={rowClass}>
            <div className="min-w-48 grow">
              <TextField
                label={t("name")}
                dir="auto"
                maxLength={longestName}
                value={category.name}
                error={(wrong?.has("nameMissing") && t("nameMissing")) || (wrong?.has("nameTaken") && t("nameTaken"))}
                onChange={(event) => onChange({ ...category, name: event.target.value })}
              />
            </div>
            <div className="w-28">
              <TextField
                label={t("weight")}
                className="num"
                inputMode="decimal"
                maxLength={6}
                value={category.weight}
                error={wrong?.has("weightBad") && t("weightBad")}
                onChange={(event) => onChange({ ...category, weight: event.target.value })}
              />
            </div>
            <div className="w-28">
              <TextField
                label={t("dropLowest")}
                className="num"
                inputMode="numeric"
                maxLength={3}
                value={category.dropLowest}
                error={wrong?.has("dropLowestBad") && t("dropLowestBad")}
                onChange={(event) => onChange({ ...category, dropLowest: event.target.value })}
              />
            </div>
            <Button
              look="quiet"
              className={removeClass}
              onClick={() => onRemove(category.id)}
              aria-label={t("removeOne", { name: category.name })}
            >
              {t("remove")}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

interface ItemFieldsProps {
  items: readonly TypedItem[];
  categories: readonly TypedCategory[];
  problems: SetupProblems["items"] | undefined;
  onChange: (item: TypedItem) => void;
  onRemove: (id: string) => void;
}

export function ItemFields({ items, categories, problems, onChange, onRemove }: ItemFieldsProps) {
  const t = useTranslations("gradebook.setup");
  const choices = [
    { value: "", label: t("noCategory") },
    ...categories.map(({ id, name }) => ({ value: id, label: name || t("unnamed") })),
  ];
  return (
    <ul>
      {items.map((item) => {
        const wrong = problems?.get(item.id);
        return (
          <li key={item.id} className={rowClass} aria-label={item.title}>
            <div className="min-w-48 grow">
              {item.isAssessment ? (
                <p className="wrap-anywhere">
                  <bdi>{item.title}</bdi> <span className="block text-caption text-ink-muted">{t("assessment")}</span>
                </p>
              ) : (
                <TextField
                  label={t("itemTitle")}
                  dir="auto"
                  maxLength={longestName}
                  value={item.title}
                  error={wrong?.has("titleMissing") && t("titleMissing")}
                  onChange={(event) => onChange({ ...item, title: event.target.value })}
                />
              )}
            </div>
            <div className="w-28">
              <TextField
                label={t("maxPoints")}
                className="num"
                inputMode="decimal"
                maxLength={9}
                value={item.maxPoints}
                error={wrong?.has("maxPointsBad") && t("maxPointsBad", { most: mostPoints / 100 })}
                onChange={(event) => onChange({ ...item, maxPoints: event.target.value })}
              />
            </div>
            {categories.length > 0 && (
              <div className="w-48">
                <SelectField
                  label={t("category")}
                  choices={choices}
                  value={item.categoryId ?? ""}
                  onChange={(event) => onChange({ ...item, categoryId: event.target.value || null })}
                />
              </div>
            )}
            {!item.isAssessment && (
              <Button
                look="quiet"
                className={removeClass}
                onClick={() => onRemove(item.id)}
                aria-label={t("removeOne", { name: item.title })}
              >
                {t("remove")}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
