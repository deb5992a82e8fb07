"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { api } from "@/components/api/client";
import { useSavedCall } from "@/components/api/use-saved-call";
import { Button } from "@/components/ui/button";
import { SavedState } from "@/components/ui/saved-state";
import {
  type DashboardSettings,
  defaultSettings,
  findContrastProblems,
  type Widget,
  type WidgetColor,
} from "@/features/studio/dashboard";
import { ArrangeRow } from "./arrange-row";

/** Shows, hides, orders and colors the widgets; kept with the account. */
export function ArrangePanel({ initial }: { initial: DashboardSettings }) {
  const t = useTranslations("studio.home");
  const router = useRouter();
  const [settings, setSettings] = useState(initial);
  const [said, say] = useState("");
  const { isBusy, state, setProblem, run } = useSavedCall();
  const { order, hidden, colors } = settings;
  const isRefused = Object.values(colors).some((color) => findContrastProblems(color).length > 0);

  function move(widget: Widget, by: -1 | 1) {
    const from = order.indexOf(widget);
    const to = from + by;
    if (to < 0 || to >= order.length) return;
    const rest = order.filter((name) => name !== widget);
    setSettings({ ...settings, order: [...rest.slice(0, to), widget, ...rest.slice(to)] });
    say(t("moved", { widget: t(`widgets.${widget}`), place: to + 1, of: order.length }));
  }
  function show(widget: Widget, isShown: boolean) {
    const others = hidden.filter((name) => name !== widget);
    setSettings({ ...settings, hidden: isShown ? others : [...others, widget] });
  }
  function paint(widget: Widget, color: WidgetColor | null) {
    const others = { ...colors };
    delete others[widget];
    setSettings({ ...settings, colors: color ? { ...others, [widget]: color } : others });
  }

  function save(event: FormEvent) {
    event.preventDefault();
    if (isRefused) return setProblem(t("refused"));
    void run(async () => {
      await api.studio.home.customise.mutate(settings);
      router.refresh();
    });
  }

  return (
    <form onSubmit={save} noValidate>
      <p className="muted">{t("customiseWhy")}</p>
      <ol className="my-4 max-inline-[54rem]">
        {order.map((widget, at) => (
          <ArrangeRow
            key={widget}
            widget={widget}
            isFirst={at === 0}
            isLast={at === order.length - 1}
            isShown={!hidden.includes(widget)}
            color={colors[widget] ?? null}
            onMove={(by) => move(widget, by)}
            onShow={(isShown) => show(widget, isShown)}
            onPaint={(color) => paint(widget, color)}
          />
        ))}
      </ol>
      <div className="row">
        <Button type="submit" disabled={isBusy}>
          {t("save")}
        </Button>
        <Button look="quiet" onClick={() => setSettings(defaultSettings)}>
          {t("reset")}
        </Button>
        <SavedState state={state} />
      </div>
      <span role="status" className="visually-hidden">
        {said}
      </span>
    </form>
  );
}
