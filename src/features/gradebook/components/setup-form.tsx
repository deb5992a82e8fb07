"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { api, describeFailure } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { focusAfter } from "@/components/ui/keep-focus";
import { showToast } from "@/components/ui/toasts";
import { UnsavedChoice, UnsavedNotices } from "@/features/editor/components/unsaved-notices";
import { useUnsaved } from "@/features/editor/hooks/use-unsaved";
import type { Setup } from "@/features/gradebook/server/read-setup";
import { isSameSetup, readTypedSetup, renewedOver, type TypedSetup, typedOf } from "@/features/gradebook/typed-setup";
import { uuidV7 } from "@/lib/uuid-v7";
import { CategoryFields, ItemFields } from "./setup-fields";

interface SetupFormProps {
  courseId: string;
  /** Whose changes are kept on this device: people share devices. */
  personId: string;
  setup: Setup;
}

const versionOf = (setup: Setup) => ({ version: setup.revision, value: typedOf(setup) });

/** Categories with their weights, and which item is in which. Saved as a whole; until then it is kept on this device. Wants the words of `editor.unsaved`. */
export function SetupForm({ courseId, personId, setup }: SetupFormProps) {
  const t = useTranslations("gradebook.setup");
  const open = async () =>
    (await import("@/features/gradebook/hooks/kept-setup")).keptSetup(personId, courseId, typedOf(setup));
  const unsaved = useUnsaved(() => versionOf(setup), open, isSameSetup);
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { isBusy, problem, run } = useCall();
  const { value: typed, theirs } = unsaved;
  const { categories, items } = typed;
  const read = readTypedSetup(typed);
  const problems = isTried && "problems" in read ? read.problems : null;
  const change = (part: Partial<TypedSetup>) => unsaved.change({ ...typed, ...part });

  async function save(event: FormEvent) {
    event.preventDefault();
    if ("problems" in read) {
      focusAfter(
        () => setTried(true),
        () => form.current?.querySelector<HTMLElement>("[aria-invalid=true]"),
      );
      return;
    }
    await run(async () => {
      const saving = api.gradebook.saveSetup.mutate({ courseId, revision: unsaved.version, ...read.setup });
      const saved = await saving.catch(async (error: unknown) => {
        if (describeFailure(error).reason !== "gradebook.setup_changed") throw error;
        unsaved.meet(versionOf(await api.gradebook.setup.query({ courseId })));
        return null;
      });
      if (!saved) return;
      unsaved.noteSaved(versionOf(saved), typed);
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
    <form ref={form} className="stack mt-6 max-w-wrap pb-8" noValidate onSubmit={(event) => void save(event)}>
      <UnsavedNotices unsaved={unsaved} />
      <section aria-labelledby="setup-categories">
        <h2 id="setup-categories">{t("categories")}</h2>
        <p className="caption">{t("categoriesWhy")}</p>
        <CategoryFields
          categories={categories}
          problems={problems?.categories}
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
          problems={problems?.items}
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
      <ErrorLine words={problem ?? (problems && t("incomplete"))} />
      <UnsavedChoice
        unsaved={unsaved}
        words={t("changedMeanwhile")}
        onMine={(stands) => unsaved.change(renewedOver(stands, typed, uuidV7))}
      />
      <div className="row">
        <Button type="submit" look="first" disabled={isBusy || theirs !== null}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
