"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { showToast } from "@/components/ui/toasts";
import { mostPoints } from "@/features/courses/gradebook-limits";
import { readHundredths } from "@/features/gradebook/rules";
import type { SaveSetup } from "@/features/gradebook/schema";
import type { Setup } from "@/features/gradebook/server/read-setup";
import { uuidV7 } from "@/lib/uuid-v7";
import { CategoryFields, ItemFields } from "./setup-fields";

export interface TypedCategory {
  id: string;
  name: string;
  /** As typed, in percent. */
  weight: string;
  dropLowest: string;
}

export interface TypedItem {
  id: string;
  title: string;
  isAssessment: boolean;
  categoryId: string | null;
  /** As typed. */
  maxPoints: string;
}

interface Typed {
  countsMissing: boolean;
  categories: TypedCategory[];
  items: TypedItem[];
}

const typedOf = ({ countsMissing, categories, items }: Setup): Typed => ({
  countsMissing,
  categories: categories.map(({ id, name, weight, dropLowest }) => {
    return { id, name, weight: String(weight / 100), dropLowest: String(dropLowest) };
  }),
  items: items.map(({ id, title, lessonId, categoryId, maxPoints }) => {
    return { id, title, isAssessment: lessonId !== null, categoryId, maxPoints: String(maxPoints / 100) };
  }),
});

/** What is saved; null while a field holds something else than it asks for. */
function readTyped({ countsMissing, categories, items }: Typed): Omit<SaveSetup, "revision"> | null {
  const read = {
    categories: categories.map(({ id, name, weight, dropLowest }) => {
      return { id, name: name.trim(), weight: readHundredths(weight, 10_000), dropLowest: Number(dropLowest) };
    }),
    items: items.map(({ id, title, isAssessment, categoryId, maxPoints }) => {
      return {
        id,
        title: isAssessment ? null : title.trim(),
        categoryId,
        maxPoints: readHundredths(maxPoints, mostPoints),
      };
    }),
  };
  const good = {
    categories: read.categories.flatMap(({ weight, ...rest }) =>
      weight === null || rest.name === "" || !Number.isInteger(rest.dropLowest) || rest.dropLowest < 0
        ? []
        : [{ ...rest, weight }],
    ),
    items: read.items.flatMap(({ maxPoints, ...rest }) =>
      maxPoints && rest.title !== "" ? [{ ...rest, maxPoints }] : [],
    ),
  };
  const isWhole = good.categories.length === categories.length && good.items.length === items.length;
  return isWhole ? { countsMissing, ...good } : null;
}

/** Categories with their weights, and which item is in which. Saved as a whole. */
export function SetupForm({ courseId, setup }: { courseId: string; setup: Setup }) {
  const t = useTranslations("gradebook.setup");
  const [revision, setRevision] = useState(setup.revision);
  const [typed, setTyped] = useState(() => typedOf(setup));
  const [isTried, setTried] = useState(false);
  const { isBusy, problem, run } = useCall();
  const read = readTyped(typed);
  const { categories, items } = typed;
  const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part });

  async function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!read) return;
    await run(async () => {
      const saved = await api.gradebook.saveSetup.mutate({ courseId, revision, ...read });
      setRevision(saved.revision);
      setTyped(typedOf(saved));
      setTried(false);
      showToast({ words: t("saved"), icon: "check" });
    });
  }
  const removeCategory = (id: string) =>
    change({
      categories: categories.filter((category) => category.id !== id),
      items: items.map((item) => (item.categoryId === id ? { ...item, categoryId: null } : item)),
    });
  return (
    <form className="stack mt-6 max-w-wrap pb-8" noValidate onSubmit={(event) => void save(event)}>
      <section aria-labelledby="setup-categories">
        <h2 id="setup-categories">{t("categories")}</h2>
        <p className="caption">{t("categoriesWhy")}</p>
        <CategoryFields
          categories={categories}
          onChange={(changed) =>
            change({ categories: categories.map((category) => (category.id === changed.id ? changed : category)) })
          }
          onRemove={removeCategory}
        />
        <p className="mt-3">
          <Button
            icon="plus"
            onClick={() =>
              change({ categories: [...categories, { id: uuidV7(), name: "", weight: "", dropLowest: "0" }] })
            }
          >
            {t("addCategory")}
          </Button>
        </p>
      </section>
      <section aria-labelledby="setup-items">
        <h2 id="setup-items">{t("items")}</h2>
        <p className="caption">{t(categories.length > 0 ? "itemsWhy" : "itemsPlain")}</p>
        <ItemFields
          items={items}
          categories={categories}
          onChange={(changed) => change({ items: items.map((item) => (item.id === changed.id ? changed : item)) })}
          onRemove={(id) => change({ items: items.filter((item) => item.id !== id) })}
        />
        <p className="mt-3">
          <Button
            icon="plus"
            onClick={() =>
              change({
                items: [...items, { id: uuidV7(), title: "", isAssessment: false, categoryId: null, maxPoints: "100" }],
              })
            }
          >
            {t("addItem")}
          </Button>
        </p>
      </section>
      <label className="check">
        <input
          type="checkbox"
          checked={typed.countsMissing}
          onChange={(event) => change({ countsMissing: event.target.checked })}
        />{" "}
        {t("countsMissing")}
      </label>
      <p className="caption">{t("countsMissingWhy")}</p>
      <ErrorLine words={problem ?? (isTried && !read && t("incomplete"))} />
      <div className="row">
        <Button type="submit" look="first" disabled={isBusy}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
