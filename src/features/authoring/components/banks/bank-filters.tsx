import { getTranslations } from "next-intl/server";
import { SearchField } from "@/components/form/search-field";
import { Button } from "@/components/ui/button";
import { FindForm } from "@/components/work/find-form";
import { type BankFilter, difficulties } from "@/features/authoring/banks/schema";
import { questionTypes } from "@/features/questions/question-type";

interface FiltersProps {
  /** The address of the bank. */
  here: string;
  filter: BankFilter;
  tags: readonly string[];
}

/** Narrows the list of a bank by its address. */
export async function BankFilters({ here, filter, tags }: FiltersProps) {
  const t = await getTranslations("banks");
  const kinds = await getTranslations("questions.kinds");
  return (
    <search aria-label={t("find")}>
      <FindForm action={here}>
        <SearchField label={t("search")} name="q" defaultValue={filter.search} maxLength={200} />
        <label className="row row--tight">
          <span className="caption">{t("tag")}</span>
          <select className="input" name="tag" defaultValue={filter.tag ?? ""}>
            <option value="">{t("anyTag")}</option>
            {tags.map((tag) => (
              <option key={tag}>{tag}</option>
            ))}
          </select>
        </label>
        <label className="row row--tight">
          <span className="caption">{t("difficulty")}</span>
          <select className="input" name="difficulty" defaultValue={filter.difficulty ?? ""}>
            <option value="">{t("anyDifficulty")}</option>
            {difficulties.map((level) => (
              <option key={level} value={level}>
                {t(`difficulties.${level}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="row row--tight">
          <span className="caption">{t("kind")}</span>
          <select className="input" name="kind" defaultValue={filter.kind ?? ""}>
            <option value="">{t("anyKind")}</option>
            {questionTypes.map((kind) => (
              <option key={kind} value={kind}>
                {kinds(kind)}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit">{t("go")}</Button>
      </FindForm>
    </search>
  );
}
